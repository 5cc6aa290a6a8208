package io.github.ecssimulator.rules;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Types as they stand in a source that imports all of them; only internal ones keep their package, which nobody may name. */
final class TypeText {
    private static final int SHOWN = Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL;

    private TypeText() {}

    /** The line of a type: what it is, extends, implements and permits. */
    static String declaration(Class<?> type) {
        int hidden = type.isInterface() || type.isEnum() || type.isRecord() ? Modifier.ABSTRACT | Modifier.FINAL : 0;
        String superclass = type.getAnnotatedSuperclass() == null ? "" : of(type.getAnnotatedSuperclass());
        boolean extending = !type.isEnum() && !type.isRecord() && !superclass.isEmpty() && !superclass.equals("Object");
        return modifiers(type.getModifiers() & ~hidden & ~Modifier.STATIC)
                + (type.isSealed() ? "sealed " : "")
                + kind(type) + " " + name(type) + variables(type).stripTrailing()
                + components(type)
                + (extending ? " extends " + superclass : "")
                + list(type.isInterface() ? " extends " : " implements ", texts(type.getAnnotatedInterfaces()))
                + list(" permits ", type.isSealed() ? names(type.getPermittedSubclasses()) : List.of());
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        return type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String components(Class<?> type) {
        if (!type.isRecord()) {
            return "";
        }
        return Arrays.stream(type.getRecordComponents())
                .map(component -> of(component.getAnnotatedType()) + " " + component.getName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String modifiers(int modifiers) {
        return (modifiers & SHOWN) == 0 ? "" : Modifier.toString(modifiers & SHOWN) + " ";
    }

    /** The parameters of a method, and what it throws. */
    static String parameters(Executable executable) {
        List<String> parameters = texts(executable.getAnnotatedParameterTypes());
        String text = String.join(", ", parameters);
        if (executable.isVarArgs()) {
            text = text.substring(0, text.length() - "[]".length()) + "...";
        }
        return "(" + text + ")" + list(" throws ", texts(executable.getAnnotatedExceptionTypes()));
    }

    static String variables(GenericDeclaration declaration) {
        return declaration.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(declaration.getTypeParameters())
                        .map(TypeText::variable)
                        .collect(Collectors.joining(", ", "<", "> "));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = String.join(" & ", texts(variable.getAnnotatedBounds()));
        return variable.getName() + (bounds.equals("Object") ? "" : " extends " + bounds);
    }

    static String of(AnnotatedType type) {
        String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " @Nullable ") + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            String arguments = String.join(", ", texts(parameterized.getAnnotatedActualTypeArguments()));
            return nullable + simple(parameterized.getType().getTypeName().replaceAll("<.*>", "")) + "<" + arguments
                    + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return wildcard(wildcard);
        }
        return nullable + simple(type.getType().getTypeName());
    }

    private static String wildcard(AnnotatedWildcardType wildcard) {
        String lower = list(" super ", texts(wildcard.getAnnotatedLowerBounds()));
        String upper = list(" extends ", texts(wildcard.getAnnotatedUpperBounds()));
        return "?" + lower + (upper.equals(" extends Object") ? "" : upper);
    }

    private static List<String> texts(AnnotatedType[] types) {
        return Arrays.stream(types).map(TypeText::of).toList();
    }

    private static List<String> names(Class<?>[] types) {
        return Stream.of(types)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .map(TypeText::name)
                .sorted()
                .toList();
    }

    private static String name(Class<?> type) {
        return simple(type.getName());
    }

    private static String simple(String name) {
        return (name.contains(".internal.") ? name : name.replaceAll("\\b[a-z]\\w*\\.", "")).replace('$', '.');
    }

    private static String list(String before, List<String> texts) {
        return texts.isEmpty() ? "" : before + String.join(", ", texts);
    }
}
