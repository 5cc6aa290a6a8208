package io.github.ecssimulator.junit5;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads {@link EcsSimulatorSettings} where it is present, inherited or a meta-annotation. */
final class AnnotatedSettings {
    private AnnotatedSettings() {}

    static Settings of(Method method) {
        return declaredOn(
                method,
                method.getDeclaringClass(),
                "method " + method.getDeclaringClass().getName() + "." + method.getName());
    }

    /** The settings of a class: its own, over those of its interfaces, over those of its superclass. */
    static Settings of(Class<?> type) {
        String where = "class " + type.getName();
        List<Settings> interfaces = new ArrayList<>();
        for (Class<?> each : type.getInterfaces()) {
            interfaces.add(of(each));
        }
        Class<?> parent = type.getSuperclass();
        Settings inherited = parent == null ? Settings.OPEN : of(parent);
        return declaredOn(type, type, where)
                .over(together(interfaces, "the interfaces of " + where))
                .over(inherited);
    }

    private static Settings declaredOn(AnnotatedElement element, Class<?> near, String where) {
        List<Settings> found = new ArrayList<>();
        collect(element, near, where, new LinkedHashSet<>(), found);
        return together(found, where);
    }

    private static void collect(
            AnnotatedElement element,
            Class<?> near,
            String where,
            Set<Class<? extends Annotation>> seen,
            List<Settings> found) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (annotation instanceof EcsSimulatorSettings settings) {
                found.add(new SettingsParser(settings, near, where).parse());
            } else if (!type.getName().startsWith("java.lang.annotation.") && seen.add(type)) {
                collect(type, type, where + " (through @" + type.getSimpleName() + ")", seen, found);
            }
        }
    }

    private static Settings together(List<Settings> equals, String where) {
        Settings all = Settings.OPEN;
        for (Settings each : equals) {
            requireNoConflict(all, each, where + " has @EcsSimulatorSettings more than once", "Leave one of them.");
            all = all.over(each);
        }
        return all;
    }

    /** Refuses two settings of equal rank that give one attribute two values. */
    static void requireNoConflict(Settings one, Settings other, String situation, String hint) {
        Map<String, Object> given = one.given();
        other.given().forEach((attribute, value) -> {
            Object first = given.getOrDefault(attribute, value);
            if (!first.equals(value)) {
                throw new ExtensionConfigurationException(
                        situation + ": " + attribute + " is " + first + " and " + value + ". " + hint);
            }
        });
    }
}
