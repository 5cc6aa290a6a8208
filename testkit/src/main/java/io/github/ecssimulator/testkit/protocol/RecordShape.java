package io.github.ecssimulator.testkit.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one record of the typed API: its members by ECS's own names, and how to read and make such a record.
 *
 * <p>For those who write a door. The component names of the records in {@link io.github.ecssimulator.api} are the member
 * names of the ECS API, so one walk over the components binds every operation.
 */
public final class RecordShape {
    private final Class<?> type;
    private final List<RecordMember> members;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type, List<RecordMember> members, MethodHandle constructor) {
        this.type = type;
        this.members = members;
        this.constructor = constructor;
    }

    /**
     * {@return the shape of a public record class} It is immutable and meant to be kept.
     *
     * @throws IllegalArgumentException if the class is not a public record
     */
    public static RecordShape of(Class<?> type) {
        if (!Objects.requireNonNull(type, "type").isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is not a record, so it has no members to bind.");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<RecordMember> members =
                Arrays.stream(components).map(RecordShape::member).toList();
        return new RecordShape(type, members, constructor(type, components));
    }

    private static RecordMember member(RecordComponent component) {
        try {
            MethodHandle accessor = MethodHandles.publicLookup().unreflect(component.getAccessor());
            MethodHandle generic = accessor.asType(MethodType.methodType(Object.class, Object.class));
            return new RecordMember(component, generic);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(component.getDeclaringRecord() + " is not public.", e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle canonical =
                    MethodHandles.publicLookup().findConstructor(type, MethodType.methodType(void.class, types));
            return canonical
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " has no public canonical constructor.", e);
        }
    }

    /** {@return the members in declaration order, which is also the order on the wire} */
    public List<RecordMember> members() {
        return members;
    }

    /** {@return a record of one value for each member, in order; {@code null} for an absent member} */
    public Object newRecord(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(Objects.requireNonNull(values, "values"));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " threw a checked exception.", e);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + members;
    }
}
