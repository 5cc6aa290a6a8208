package io.github.ecssimulator.rules;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public face of a module as text: each type with all that users can call, extend or catch, sorted, and the same on
 * every JDK. What each type has anyway, such as {@code toString} or the accessors of a record, is left out.
 */
final class FaceText {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    private FaceText() {}

    static String of(List<Class<?>> types) {
        Map<String, List<Class<?>>> packages = types.stream()
                .collect(Collectors.groupingBy(Class::getPackageName, LinkedHashMap::new, Collectors.toList()));
        return packages.entrySet().stream()
                .map(entry -> "package " + entry.getKey() + "\n"
                        + entry.getValue().stream().map(FaceText::type).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String type(Class<?> type) {
        return members(type)
                .distinct()
                .sorted(Comparator.comparing(FaceText::name).thenComparing(Comparator.naturalOrder()))
                .map(member -> "    " + member + "\n")
                .collect(Collectors.joining("", "\n" + TypeText.declaration(type) + "\n", ""));
    }

    private static String name(String member) {
        return member.replaceFirst("\\(.*", "").replaceFirst(".* ", "");
    }

    private static Stream<String> members(Class<?> type) {
        Stream.Builder<String> members = Stream.builder();
        Predicate<Member> visible = member -> isVisible(member, type);
        Arrays.stream(type.getDeclaredFields()).filter(visible).forEach(field -> members.add(field(field)));
        Arrays.stream(type.getDeclaredConstructors())
                .filter(visible)
                .filter(made -> !type.isRecord() || !isCanonical(made))
                .forEach(made -> members.add(constructor(made)));
        for (Class<?> from = type; from != null; from = hiddenAbove(from)) {
            Arrays.stream(from.getDeclaredMethods())
                    .filter(visible)
                    .filter(method -> !isTold(method, type))
                    .forEach(method -> members.add(method(method)));
        }
        return members.build();
    }

    private static boolean isVisible(Member member, Class<?> type) {
        boolean inherited = Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(type.getModifiers());
        return (Modifier.isPublic(member.getModifiers()) || inherited) && !member.isSynthetic();
    }

    /** A superclass that nobody can name gives its methods to those below. */
    private static Class<?> hiddenAbove(Class<?> type) {
        Class<?> above = type.getSuperclass();
        return above == null || Modifier.isPublic(above.getModifiers()) ? null : above;
    }

    private static boolean isTold(Method method, Class<?> type) {
        return OF_EVERY_OBJECT.contains(method.getName())
                || (type.isEnum() && OF_EVERY_ENUM.contains(method.getName()))
                || (type.isRecord() && isAccessor(method, type));
    }

    private static boolean isAccessor(Method method, Class<?> type) {
        return method.getParameterCount() == 0
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .anyMatch(method.getName()::equals);
    }

    private static boolean isCanonical(Constructor<?> constructor) {
        return Arrays.equals(
                constructor.getParameterTypes(),
                Arrays.stream(constructor.getDeclaringClass().getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray());
    }

    private static String field(Field field) {
        if (field.isEnumConstant()) {
            return field.getName();
        }
        return TypeText.modifiers(field.getModifiers()) + TypeText.of(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String constructor(Constructor<?> constructor) {
        return TypeText.modifiers(constructor.getModifiers())
                + TypeText.variables(constructor)
                + constructor.getDeclaringClass().getSimpleName()
                + TypeText.parameters(constructor);
    }

    private static String method(Method method) {
        boolean implied = method.getDeclaringClass().isInterface();
        return TypeText.modifiers(method.getModifiers() & (implied ? ~Modifier.ABSTRACT : ~0))
                + (method.isDefault() ? "default " : "")
                + TypeText.variables(method)
                + TypeText.of(method.getAnnotatedReturnType())
                + " " + method.getName()
                + TypeText.parameters(method)
                + (method.getDefaultValue() == null ? "" : " default");
    }
}
