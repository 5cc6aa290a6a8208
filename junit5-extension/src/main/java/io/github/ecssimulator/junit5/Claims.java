package io.github.ecssimulator.junit5;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.Extensions;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which parameters are ours. By their type, unless they are somebody else's: an annotation marks them, an argument of a
 * parameterized test is theirs, or another extension fills the constructor. Types that are not of our making, such as
 * {@link java.time.Clock}, are ours only where no other extension fills them.
 */
final class Claims {
    private static final String CLAIMED = "claimed parameter";

    private Claims() {}

    /**
     * Whether our extensions fill a parameter. The first one that is asked for it says so: JUnit asks an extension twice
     * that it registered twice, and takes two answers for a conflict.
     */
    static boolean claims(ParameterContext parameter, ExtensionContext context) {
        if (TypeProbe.isOf(parameter)) {
            return TypeProbe.claims(parameter, context);
        }
        return isOurs(parameter, context) && SimulatorStore.isFirst(CLAIMED, parameter, context);
    }

    private static boolean isOurs(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (!ParameterTypes.areFilled(type) && !ParameterTypes.areUnfilled(type)) {
            return false;
        }
        return !isMarked(parameter)
                && !SourceArguments.hold(parameter, context)
                && (isCertain(parameter) || !TypeProbe.findsAnother(parameter, context));
    }

    /** A type of our making stands in no other extension's list; but some fill constructors, whatever their parameters. */
    private static boolean isCertain(ParameterContext parameter) {
        return ParameterTypes.isOfOurMaking(parameter.getParameter().getType())
                && !(parameter.getDeclaringExecutable() instanceof Constructor);
    }

    private static boolean isMarked(ParameterContext parameter) {
        return ForeignAnnotations.mark(parameter.getParameter())
                || (parameter.getDeclaringExecutable() instanceof Constructor<?> constructor
                        && ForeignAnnotations.mark(constructor));
    }

    /** The value of a parameter that is ours. */
    static @Nullable Object valueOf(ParameterContext parameter, ExtensionContext context, SimulatorStore simulators) {
        if (TypeProbe.isOf(parameter)) {
            return null;
        }
        Class<?> type = parameter.getParameter().getType();
        if (ParameterTypes.areUnfilled(type)) {
            throw new ParameterResolutionException(ParameterTypes.whatToWriteInsteadOf(type));
        }
        return simulators.valueOf(type, context);
    }

    /**
     * Tells which annotations hand a parameter to another extension: all that can be seen at run time, known or not,
     * but those that speak of the type to a compiler, a checker or a reader.
     */
    static final class ForeignAnnotations {
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
                if (isMark(annotation)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isMark(Annotation annotation) {
            Class<? extends Annotation> type = annotation.annotationType();
            List<ExtendWith> brought = broughtBy(annotation);
            return brought.isEmpty()
                    ? !(isForReaders(type) || isOfTheType(type) || isAboutNull(type))
                    : brought.stream().noneMatch(ForeignAnnotations::isOurs);
        }

        /** Several at one place come in one {@link Extensions}. */
        private static List<ExtendWith> broughtBy(Annotation annotation) {
            if (annotation instanceof ExtendWith one) {
                return List.of(one);
            }
            return annotation instanceof Extensions several
                    ? List.of(several.value())
                    : AnnotationSupport.findRepeatableAnnotations(annotation.annotationType(), ExtendWith.class);
        }

        private static boolean isOurs(ExtendWith brought) {
            return List.of(brought.value()).contains(EcsSimulatorExtension.class);
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

        /** Each vendor has its own, such as {@code @Nullable}, {@code @Nonnull} and {@code @CheckForNull}. */
        private static boolean isAboutNull(Class<?> type) {
            return type.getSimpleName().toLowerCase(Locale.ROOT).contains("null");
        }
    }

    /**
     * The parameters that the source of a parameterized test or class fills. Sources come first: an argument of theirs is not
     * ours, whatever its type, and what stands behind their arguments is.
     */
    private static final class SourceArguments {
        private static final String PARAMS = "org.junit.jupiter.params.";
        private static final boolean ARE_KNOWN = isThere("ParameterInfo");
        private static final boolean ARE_GUESSED = isThere("ParameterizedTest");

        private SourceArguments() {}

        static boolean hold(ParameterContext parameter, ExtensionContext context) {
            return ARE_KNOWN ? Known.hold(parameter, context) : ARE_GUESSED && Guessed.hold(parameter);
        }

        private static boolean isThere(String type) {
            try {
                Class.forName(PARAMS + type, false, SourceArguments.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        /** JUnit tells since 5.14 how many arguments there are. */
        private static final class Known {
            static boolean hold(ParameterContext parameter, ExtensionContext context) {
                // A context sees the source of those around it: where it sees none, there is none.
                return ParameterInfo.get(context) != null
                        && SimulatorStore.outwards(context)
                                .map(ParameterInfo::get)
                                .anyMatch(source -> source != null
                                        && (isArgument(parameter, source) || isAroundInvocations(parameter, source)));
            }

            private static boolean isArgument(ParameterContext parameter, ParameterInfo source) {
                return source.getDeclarations().getAll().stream()
                        .filter(each -> each.getAnnotatedElement().equals(parameter.getParameter()))
                        .anyMatch(each ->
                                each.getParameterIndex() < source.getArguments().size());
            }

            /** Methods around the invocations of a parameterized class are given the arguments of the class. */
            private static boolean isAroundInvocations(ParameterContext parameter, ParameterInfo source) {
                AnnotatedElement method = parameter.getDeclaringExecutable();
                return (AnnotationSupport.isAnnotated(method, BeforeParameterizedClassInvocation.class)
                                || AnnotationSupport.isAnnotated(method, AfterParameterizedClassInvocation.class))
                        && source.getDeclarations().get(parameter.getIndex()).isPresent();
            }
        }

        /** Before that, all that is certain is that a source has a first argument. */
        private static final class Guessed {
            static boolean hold(ParameterContext parameter) {
                return parameter.getIndex() == 0
                        && AnnotationSupport.isAnnotated(parameter.getDeclaringExecutable(), ParameterizedTest.class);
            }
        }
    }
}
