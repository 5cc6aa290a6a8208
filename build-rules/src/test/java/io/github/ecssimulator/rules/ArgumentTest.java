package io.github.ecssimulator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every argument of the public face to an answer in our words when it cannot be: null, or a time out of this world. */
class ArgumentTest {
    private static final Map<Class<?>, List<Object>> WRONG_TIMES = Map.of(
            Duration.class,
            List.of(
                    ChronoUnit.FOREVER.getDuration(),
                    Duration.ofSeconds(Long.MAX_VALUE),
                    Duration.ofDays(4_000_000),
                    Duration.ofSeconds(Long.MIN_VALUE),
                    Duration.ofSeconds(-1)),
            Instant.class,
            List.of(Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"), Instant.MIN));

    /** Where the past has a meaning, which the Javadoc tells: it means now. */
    private static final Set<String> MEANT = Set.of(
            "SimulatedClock.runAt(Instant, String, Runnable) with at = " + Instant.MIN,
            "SimulatedClock.runCodeAt(Instant, String, Runnable) with at = " + Instant.MIN,
            "SimulatedClock.runAfter(Duration, String, Runnable) with delay = PT-1S",
            "SimulatedClock.sleep(Duration) with duration = PT-1S",
            "SimulatedClock.sleep(Duration) with duration = " + Duration.ofSeconds(Long.MIN_VALUE),
            "SimulatedTime.requireNotTooLong(String, Duration) with duration = PT-1S",
            "ServiceAutoScaling.scheduleAt(Instant, int) with at = " + Instant.MIN);

    static Stream<Misuse> nulls() {
        return misuses(parameter -> parameter.isPrimitive() ? List.of() : List.of(new Object()))
                .filter(misuse -> !PublicFace.isNullable(misuse.parameter()))
                .map(Misuse::withNull);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void argument_null_isRefusedInOurWords(Misuse misuse) {
        Throwable failure = failure(misuse);

        assertThat(failure).as("%s", misuse).isInstanceOf(NullPointerException.class);
        assertThat(failure.getMessage())
                .as("%s", misuse)
                .isNotNull()
                .matches("[a-zA-Z]+|[A-Z].*\\.")
                .doesNotContain("because", "Cannot ");
    }

    static Stream<Misuse> wrongTimes() {
        return misuses(type -> WRONG_TIMES.getOrDefault(type, List.of()))
                .filter(misuse -> !MEANT.contains(misuse.toString()))
                .filter(misuse -> !isComparedOnly(misuse));
    }

    /** An assertion compares instants and computes with none. */
    private static boolean isComparedOnly(Misuse misuse) {
        String name = misuse.member().getDeclaringClass().getName();
        return misuse.argument() instanceof Instant && name.contains(".assertions.");
    }

    @ParameterizedTest
    @MethodSource("wrongTimes")
    void time_outOfThisWorld_isRefusedWithANameAndTheValue(Misuse misuse) {
        Throwable failure = failure(misuse);

        assertThat(failure).as("%s", misuse).isInstanceOf(IllegalArgumentException.class);
        assertThat(failure.getMessage())
                .as("%s", misuse)
                .contains(String.valueOf(misuse.argument()))
                .containsPattern("^[a-z]\\w+ must |^Simulated time never runs backwards");
    }

    @Test
    void face_argumentsAreFound() {
        assertThat(wrongTimes().map(Misuse::toString))
                .contains(
                        "SimulatedClock.advance(Duration) with duration = " + ChronoUnit.FOREVER.getDuration(),
                        "EcsSimulatorBuilder.startAt(Instant) with value = " + Instant.MAX,
                        "SimulatedAwait.atMost(Duration) with duration = PT-1S");
        assertThat(nulls().map(Misuse::toString))
                .contains(
                        "EcsSimulator.createCluster(String) with name = null",
                        "InMemoryAgent.uriOf(SimulatedTask) with task = null");
    }

    private static @Nullable Throwable failure(Misuse misuse) {
        boolean ofTestkit = misuse.member().getDeclaringClass().getName().contains(".testkit.");
        try (Samples samples = ofTestkit ? new TestkitSamples() : new CoreSamples()) {
            return misuse.failure(samples::ofType, samples::of);
        }
    }

    private static Stream<Misuse> misuses(Function<Class<?>, List<Object>> wrong) {
        return Stream.of(EcsSimulator.class, EcsClients.class)
                .flatMap(module -> PublicFace.of(module).stream())
                .filter(member -> !isMadeOnlyByTheSimulator(member.getDeclaringClass()) && !isOfSomebodyElse(member))
                .flatMap(member -> IntStream.range(0, member.getParameterCount())
                        .boxed()
                        .flatMap(i -> wrong.apply(Objects.requireNonNull(member.getParameterTypes()[i])).stream()
                                .map(argument -> new Misuse(member, i, argument))));
    }

    /**
     * What the simulator tells is made by it alone: answers, entries of the journal, snapshots, stories, findings. The builders of the API are
     * generated, and leave it to their record what it takes.
     */
    private static boolean isMadeOnlyByTheSimulator(Class<?> type) {
        String name = type.getSimpleName();
        boolean answer = type.getPackageName().endsWith(".ecssimulator.api")
                && (type.isRecord() || name.endsWith("Builder"))
                && !name.equals("EcsError");
        boolean entry = type.getPackageName().endsWith(".journal") && !name.equals("Journal");
        boolean lane = type.getPackageName().endsWith(".testkit.story") && (type.isRecord() || type.isEnum());
        return answer
                || entry
                || lane
                || name.endsWith("Snapshot")
                || Set.of("ServiceMessage", "EventBridgeEvent", "Finding", "Assumption", "Change")
                        .contains(name);
    }

    /**
     * The methods of a JDK type are as the JDK has them, and those of an interface without a body are the user's own, but
     * for the typed API; an assertion on null is made, and fails as those of AssertJ do.
     */
    private static boolean isOfSomebodyElse(Executable member) {
        Class<?> type = member.getDeclaringClass();
        return (Modifier.isAbstract(member.getModifiers())
                        && !type.getSimpleName().equals("EcsApi"))
                || HttpClient.class.isAssignableFrom(type)
                || Set.of("assertThat", "then", "main").contains(member.getName());
    }
}
