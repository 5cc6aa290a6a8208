package io.github.ecssimulator.junit5;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * Finds out whether another extension fills parameters of a type. JUnit is asked to call a method or a constructor that has
 * such a parameter and nothing else; we claim it, and if JUnit complains of a conflict, somebody else claimed it, too. JUnit
 * complains before anybody makes a value.
 */
final class TypeProbe {
    private static final String SDK = "software.amazon.awssdk.";
    private static final String SDK_PROBES = "io.github.ecssimulator.junit5.SdkProbes";

    private static final String PROBED = "claimed parameter of a probe";

    private TypeProbe() {}

    static boolean isOf(ParameterContext parameter) {
        Class<?> declaring = parameter.getDeclaringExecutable().getDeclaringClass();
        return declaring == Probes.class || declaring.getName().equals(SDK_PROBES);
    }

    /** Claims the parameter of a probe, once: JUnit asks an extension twice that it registered twice. */
    static boolean claims(ParameterContext parameter, ExtensionContext context) {
        return SimulatorStore.isFirst(PROBED, parameter, context);
    }

    /** Whether another extension fills a parameter like this one, for its type and for the kind of its executable. */
    static boolean findsAnother(ParameterContext parameter, ExtensionContext context) {
        return JUnitInUse.canInvoke() && Call.meetsConflict(parameter, context);
    }

    /** Apart, because the invoker is as new as JUnit 5.9. */
    private static final class Call {
        static boolean meetsConflict(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            Object before = SimulatorStore.of(context).get(PROBED);
            Class<?> probes = type.getName().startsWith(SDK) ? SdkProbes.class : Probes.class;
            try {
                invoke(context.getExecutableInvoker(), probes, type, parameter.getDeclaringExecutable());
                return false;
            } catch (ParameterResolutionException e) {
                // With a cause it tells of an extension that could not answer. If not even we were asked, JUnit asked
                // nobody that this context has: until 5.10 it did so for classes.
                return e.getCause() == null && SimulatorStore.of(context).get(PROBED) != before;
            }
        }

        private static void invoke(ExecutableInvoker invoker, Class<?> probes, Class<?> type, Executable asked) {
            try {
                if (asked instanceof Constructor) {
                    invoker.invoke(probes.getDeclaredConstructor(type));
                } else {
                    invoker.invoke(probes.getDeclaredMethod("probe", type), null);
                }
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("There is no probe for " + type.getName() + ".", e);
            }
        }
    }
}
