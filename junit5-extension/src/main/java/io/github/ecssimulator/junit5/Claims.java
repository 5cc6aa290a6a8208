package io.github.ecssimulator.junit5;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

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
        if (!InjectableTypes.contains(type) && !UnfilledTypes.contains(type)) {
            return false;
        }
        return !isMarked(parameter)
                && !SourceArguments.hold(parameter, context)
                && (isCertain(parameter) || !TypeProbe.findsAnother(parameter, context));
    }

    /** A type of our making stands in no other extension's list; but some fill constructors, whatever their parameters. */
    private static boolean isCertain(ParameterContext parameter) {
        return InjectableTypes.isOfOurMaking(parameter.getParameter().getType())
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
        if (UnfilledTypes.contains(type)) {
            throw new ParameterResolutionException(UnfilledTypes.whatToWrite(type));
        }
        return simulators.valueOf(type, context);
    }
}
