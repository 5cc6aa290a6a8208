package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.ServiceAutoScaling;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Finds out whether another extension fills parameters of a type. JUnit is asked to call a method or a constructor that
 * has such a parameter and nothing else; we claim it, and if JUnit complains of a conflict, somebody else claimed it,
 * too. JUnit complains before anybody makes a value.
 */
final class TypeProbe {
    private static final String SDK = "software.amazon.awssdk.";
    private static final String SDK_PROBES = "io.github.ecssimulator.junit5.TypeProbe$SdkProbes";
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

    /** What is called: one constructor and one method for each type that a parameter of ours may have. */
    static final class Probes {
        Probes(EcsSimulator value) {}

        Probes(SimulatedClock value) {}

        Probes(Clock value) {}

        Probes(EcsSimulatorServer value) {}

        Probes(EcsSimulatorBuilder value) {}

        Probes(SimulatedCluster value) {}

        Probes(SimulatedService value) {}

        Probes(SimulatedTask value) {}

        Probes(SimulatedTaskDefinition value) {}

        Probes(SimulatedTaskSet value) {}

        Probes(ServiceAutoScaling value) {}

        Probes(EcsApi value) {}

        Probes(Journal value) {}

        Probes(Policies value) {}

        Probes(InMemoryAgent value) {}

        Probes(SimulatedAwait value) {}

        static void probe(EcsSimulator value) {}

        static void probe(SimulatedClock value) {}

        static void probe(Clock value) {}

        static void probe(EcsSimulatorServer value) {}

        static void probe(EcsSimulatorBuilder value) {}

        static void probe(SimulatedCluster value) {}

        static void probe(SimulatedService value) {}

        static void probe(SimulatedTask value) {}

        static void probe(SimulatedTaskDefinition value) {}

        static void probe(SimulatedTaskSet value) {}

        static void probe(ServiceAutoScaling value) {}

        static void probe(EcsApi value) {}

        static void probe(Journal value) {}

        static void probe(Policies value) {}

        static void probe(InMemoryAgent value) {}

        static void probe(SimulatedAwait value) {}
    }

    /** Apart from {@link Probes}, because the AWS SDK may be missing. */
    static final class SdkProbes {
        SdkProbes(EcsClient value) {}

        SdkProbes(EcsAsyncClient value) {}

        static void probe(EcsClient value) {}

        static void probe(EcsAsyncClient value) {}
    }
}
