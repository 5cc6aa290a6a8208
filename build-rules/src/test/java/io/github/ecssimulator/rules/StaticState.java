package io.github.ecssimulator.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No static field may change: two tests in one JVM would share it. What a declared type does not tell is looked up in
 * the value itself.
 */
final class StaticState extends ArchCondition<JavaClass> {

    private static final List<String> MUTABLE_TYPES = List.of(
            "java.util.AbstractCollection",
            "java.util.AbstractMap",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Random",
            "java.lang.AbstractStringBuilder",
            "java.lang.ThreadLocal",
            "java.util.concurrent.locks.Lock",
            "java.util.concurrent.Executor",
            "java.util.concurrent.ConcurrentMap");

    private static final List<String> UNMODIFIABLE_IMPLEMENTATIONS = List.of(
            "java.util.ImmutableCollections$",
            "java.util.Collections$Unmodifiable",
            "java.util.Collections$Empty",
            "java.util.Collections$Singleton");

    StaticState() {
        super("have no static field that can change");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            String offence = offenceOrNull(field);
            if (offence != null) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " " + offence));
            }
        }
    }

    private static @Nullable String offenceOrNull(JavaField field) {
        boolean ownStatic = field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        if (!ownStatic) {
            return null;
        }
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return "is static and not final";
        }
        JavaClass declared = field.getRawType();
        if (declared.isArray()) {
            return "is a static array, whose elements can be replaced";
        }
        if (isMutable(declared)) {
            return "is static and of the mutable type " + declared.getName();
        }
        boolean collection = declared.isAssignableTo(Collection.class) || declared.isAssignableTo(Map.class);
        return collection && !holdsUnmodifiable(field) ? "is a static collection that can be modified" : null;
    }

    private static boolean isMutable(JavaClass declared) {
        return declared.getPackageName().equals("java.util.concurrent.atomic")
                || MUTABLE_TYPES.stream().anyMatch(declared::isAssignableTo);
    }

    private static boolean holdsUnmodifiable(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            Object value = reflected.get(null);
            return value == null
                    || UNMODIFIABLE_IMPLEMENTATIONS.stream()
                            .anyMatch(value.getClass().getName()::startsWith);
        } catch (IllegalAccessException e) {
            throw new AssertionError("cannot read " + field.getFullName(), e);
        }
    }
}
