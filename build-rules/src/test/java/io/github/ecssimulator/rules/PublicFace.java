package io.github.ecssimulator.rules;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that users can call in a module, found from its classes, so that nothing new is forgotten. */
final class PublicFace {
    private PublicFace() {}

    /** The public methods and constructors of the public types of the module that a class belongs to, internal ones left out. */
    static List<Executable> of(Class<?> anyOfTheModule) {
        return types(anyOfTheModule).flatMap(PublicFace::members).toList();
    }

    /** The public types of the module that a class belongs to, internal ones left out. */
    static Stream<Class<?>> types(Class<?> anyOfTheModule) {
        return ProductionClasses.names(anyOfTheModule).stream()
                .filter(name -> name.startsWith("io.github.ecssimulator.") && !name.contains("internal"))
                .<Class<?>>map(PublicFace::load)
                .filter(PublicFace::isPublic);
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers()) || outer.isAnonymousClass()) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Executable> members(Class<?> type) {
        List<Executable> members = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
        members.addAll(Arrays.asList(type.getDeclaredMethods()));
        return members.stream()
                .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !member.getName().equals("equals"))
                .filter(member -> !type.isEnum() || !member.getName().equals("valueOf"));
    }

    private static Class<?> load(String className) {
        try {
            return Class.forName(className, false, PublicFace.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a parameter takes null, as JSpecify's annotation says. */
    static boolean isNullable(Parameter parameter) {
        return parameter.getType().isPrimitive() || parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** How a test names a member, such as {@code SimulatedClock.advance(Duration)}. */
    static String name(Executable member) {
        String type = member.getDeclaringClass().getName();
        String own = member.getName().equals(type) ? "new" : member.getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + own
                + Arrays.stream(member.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
