package io.github.ecssimulator.junit5;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tells which annotations hand a parameter to another extension: all that can be seen at run time, known or not, but those
 * that speak of the type to a compiler, a checker or a reader.
 */
final class ForeignAnnotations {
    /** Annotations in these packages and below are read by compilers, checkers and people, and fill nothing. */
    private static final List<String> FOR_READERS = List.of(
            "android.annotation.",
            "androidx.annotation.",
            "com.google.errorprone.annotations.",
            "com.google.j2objc.annotations.",
            "edu.umd.cs.findbugs.annotations.",
            "io.qameta.allure.",
            "io.swagger.",
            "java.",
            "javax.annotation.concurrent.",
            "javax.annotation.meta.",
            "jdk.",
            "kotlin.",
            "lombok.",
            "net.jcip.annotations.",
            "org.apiguardian.api.",
            "org.checkerframework.",
            "org.eclipse.jdt.annotation.",
            "org.intellij.lang.annotations.",
            "org.jetbrains.annotations.",
            "org.jspecify.annotations.",
            "scala.");

    /** They make their annotation a qualifier of the type, of any vendor. */
    private static final Set<String> QUALIFIERS = Set.of(
            "javax.annotation.meta.TypeQualifier",
            "javax.annotation.meta.TypeQualifierNickname",
            "org.checkerframework.framework.qual.SubtypeOf");

    /** What annotations for readers are called that projects write for themselves. */
    private static final Set<String> DOCUMENTATION =
            Set.of("comment", "description", "doc", "documentation", "note", "remark", "since", "todo");

    private ForeignAnnotations() {}

    static boolean mark(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (isMark(annotation.annotationType())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(Class<? extends Annotation> type) {
        return !AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class)
                        .isEmpty()
                || !(isForReaders(type) || isOfTheType(type) || isAboutNull(type));
    }

    private static boolean isForReaders(Class<?> type) {
        return DOCUMENTATION.contains(type.getSimpleName().toLowerCase(Locale.ROOT))
                || FOR_READERS.stream().anyMatch(type.getName()::startsWith);
    }

    /** Where it may stand at a type, it belongs to the type and not to the parameter. */
    private static boolean isOfTheType(Class<?> type) {
        Target target = type.getAnnotation(Target.class);
        if (target != null && List.of(target.value()).contains(ElementType.TYPE_USE)) {
            return true;
        }
        for (Annotation meta : type.getAnnotations()) {
            if (QUALIFIERS.contains(meta.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }

    /** Each vendor has its own: {@code @Nullable}, {@code @Nonnull}, {@code @CheckForNull}, {@code @MonotonicNonNull}. */
    private static boolean isAboutNull(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT).contains("null");
    }
}
