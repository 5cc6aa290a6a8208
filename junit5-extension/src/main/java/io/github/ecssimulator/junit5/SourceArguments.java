package io.github.ecssimulator.junit5;

import java.lang.reflect.AnnotatedElement;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The parameters that the source of a parameterized test or class fills. Sources come first: an argument of theirs is not
 * ours, whatever its type, and what stands behind their arguments is.
 */
final class SourceArguments {
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
            return SimulatorStore.outwards(context)
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
