package io.github.ecssimulator.testkit.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One member of a {@link RecordShape}. */
public final class RecordMember {
    private final String name;
    private final Type type;
    private final boolean optional;
    private final MethodHandle accessor;

    RecordMember(RecordComponent component, MethodHandle accessor) {
        this.name = component.getName();
        this.type = component.getGenericType();
        this.optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        this.accessor = accessor;
    }

    /** {@return ECS's name of the member, for example {@code expiresInMinutes}} */
    public String name() {
        return name;
    }

    /** {@return the Java type of the member, with its type arguments, for example {@code List<String>}} */
    public Type type() {
        return type;
    }

    /** {@return whether the member may be absent: whether its type is annotated as nullable} */
    public boolean isOptional() {
        return optional;
    }

    /** {@return the value of the member in a record of the shape, or {@code null} if it is absent} */
    public @Nullable Object valueIn(Object owner) {
        try {
            return accessor.invokeExact(Objects.requireNonNull(owner, "owner"));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The accessor " + name + " threw a checked exception.", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
