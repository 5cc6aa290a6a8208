package io.github.ecssimulator.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.model.SimulatedTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.awaitility.pollinterval.FibonacciPollInterval;
import org.awaitility.pollinterval.FixedPollInterval;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a test changes in Awaitility's factory: the wait is over at its limit, or the change is refused at once. */
@Timeout(20) // a guard: a wait of these tests takes no time
class SimulatedAwaitLimitTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedClock clock = ecs.clock();
    private final SimulatedAwait await =
            SimulatedAwait.with(clock).pollInterval(Duration.ofSeconds(1)).atMost(LIMIT);

    @ParameterizedTest
    @MethodSource("refusedChanges")
    void await_realTimeOrOtherThread_isRefusedAtOnce(UnaryOperator<ConditionFactory> change) {
        ConditionFactory factory = await.await();

        assertThatIllegalStateException()
                .isThrownBy(() -> change.apply(factory))
                .withMessageContaining("SimulatedAwait");
        assertThat(clock.instant()).isEqualTo(START);
    }

    static Stream<Named<UnaryOperator<ConditionFactory>>> refusedChanges() {
        return Stream.of(
                change("interval zero", factory -> factory.pollInterval(Duration.ZERO)),
                change("interval zero in a unit", factory -> factory.pollInterval(0, TimeUnit.SECONDS)),
                change("interval", factory -> factory.pollInterval(Duration.ofMillis(100))),
                change("interval forever", factory -> factory.pollInterval(Durations.FOREVER)),
                change("fixed", factory -> factory.pollInterval(FixedPollInterval.fixed(Duration.ofMillis(1)))),
                change("fibonacci", factory -> factory.pollInterval(FibonacciPollInterval.fibonacci())),
                change("iterative", factory -> factory.pollInterval(IterativePollInterval.iterative(d -> d))),
                change("own, zero", factory -> factory.pollInterval((count, previous) -> Duration.ZERO)),
                change("own, negative", factory -> factory.pollInterval((count, previous) -> Duration.ofSeconds(-1))),
                change("own, huge", factory -> factory.pollInterval((count, previous) -> Durations.FOREVER)),
                change("delay", factory -> factory.pollDelay(Duration.ofHours(1))),
                change("delay zero", factory -> factory.pollDelay(0, TimeUnit.SECONDS)),
                change("at most", factory -> factory.atMost(Duration.ofHours(1))),
                change("at most in a unit", factory -> factory.atMost(1, TimeUnit.HOURS)),
                change("timeout", factory -> factory.timeout(Duration.ofHours(1))),
                change("timeout forever", factory -> factory.timeout(Durations.FOREVER)),
                change("timeout in a unit", factory -> factory.timeout(1, TimeUnit.HOURS)),
                change("forever", ConditionFactory::forever),
                change("during", factory -> factory.during(Duration.ofSeconds(1))),
                change("during in a unit", factory -> factory.during(1, TimeUnit.SECONDS)),
                change("at least", factory -> factory.atLeast(Duration.ofSeconds(1))),
                change("at least in a unit", factory -> factory.atLeast(1, TimeUnit.SECONDS)),
                change("between", factory -> factory.between(Duration.ZERO, Duration.ofSeconds(1))),
                change("a thread", factory -> factory.pollThread(Thread::new)),
                change("an executor", factory -> factory.pollExecutorService(new NeverRunning())));
    }

    @Test
    void await_during_isRefusedByName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> await.await().during(Duration.ofSeconds(1)))
                .withMessage("Awaitility's during measures real time. Call during of SimulatedAwait, before await().");
        assertThatIllegalStateException()
                .isThrownBy(() -> await.await().atLeast(Duration.ofSeconds(1)))
                .withMessage(
                        "Awaitility's atLeast measures real time. Call atLeast of SimulatedAwait, before await().");
    }

    @ParameterizedTest
    @MethodSource("acceptedChanges")
    void await_whatIsNotAboutTime_endsAtTheLimit(UnaryOperator<ConditionFactory> change) {
        ConditionFactory factory = change.apply(await.await());

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> factory.until(() -> false))
                .withMessageContaining(" within PT5S of simulated time");
        assertThat(clock.instant()).isEqualTo(START.plus(LIMIT));
    }

    @ParameterizedTest
    @MethodSource("acceptedChanges")
    void await_anyTwoThatAreNotAboutTime_endAtTheLimit(UnaryOperator<ConditionFactory> second) {
        acceptedChanges().forEach(first -> {
            Instant begin = clock.instant();
            ConditionFactory factory = second.apply(first.getPayload().apply(await.await()));

            assertThatExceptionOfType(ConditionTimeoutException.class).isThrownBy(() -> factory.until(() -> false));
            assertThat(clock.instant()).isEqualTo(begin.plus(LIMIT));
        });
    }

    static Stream<Named<UnaryOperator<ConditionFactory>>> acceptedChanges() {
        return Stream.of(
                change("nothing", factory -> factory),
                change("words", factory -> factory.await().with().and().given().then()),
                change("alias", factory -> factory.alias("all quiet")),
                change("await", factory -> factory.await("all quiet")),
                change("own listener", factory -> factory.conditionEvaluationListener(condition -> {})),
                change("no listener", factory -> factory.conditionEvaluationListener(null)),
                change("ignored", ConditionFactory::ignoreExceptions),
                change("none ignored", ConditionFactory::ignoreNoExceptions),
                change("ignored by class", factory -> factory.ignoreException(IllegalStateException.class)),
                change("ignored by type", factory -> factory.ignoreExceptionsInstanceOf(Throwable.class)),
                change("ignored by predicate", factory -> factory.ignoreExceptionsMatching(thrown -> true)),
                change("ignored by matcher", factory -> factory.ignoreExceptionsMatching(Matchers.anything())),
                change("fail fast", factory -> factory.failFast(() -> false)),
                change("fail fast with a reason", factory -> factory.failFast("why", () -> false)),
                change(
                        "fail fast by assertion",
                        factory -> factory.failFast(() -> assertThat(LIMIT).isPositive())),
                change("same thread", ConditionFactory::pollInSameThread),
                change("uncaught", ConditionFactory::catchUncaughtExceptions),
                change("not uncaught", ConditionFactory::dontCatchUncaughtExceptions));
    }

    /** Also what a later version of Awaitility adds: this test fails when the factory forgets one of its methods. */
    @ParameterizedTest
    @MethodSource("methodsOfTheFactory")
    void await_eachMethodOfTheFactory_endsAtTheLimitOrIsRefused(Method method) {
        Throwable outcome = catchThrowable(() -> call(await.await().pollInSameThread(), method));

        assertThat(outcome)
                .isInstanceOfAny(ConditionTimeoutException.class, IllegalStateException.class)
                .message()
                .containsAnyOf("of simulated time", "SimulatedAwait")
                .doesNotContain("does not know");
        assertThat(clock.instant()).isBetween(START, START.plus(LIMIT));
    }

    static Stream<Method> methodsOfTheFactory() {
        return Arrays.stream(ConditionFactory.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toString));
    }

    private static void call(ConditionFactory factory, Method method) throws Throwable {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> never(method.getName(), type))
                .toArray();
        try {
            Object result = method.invoke(factory, arguments);
            if (method.getReturnType() == ConditionFactory.class) {
                ((ConditionFactory) result).until(() -> false);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** An argument of each type, such that no condition made of it comes true. */
    private static Object never(String method, Class<?> type) {
        ThrowingRunnable fails = () -> assertThat(method).isEmpty();
        ThrowingRunnable passes = () -> assertThat(method).isNotEmpty();
        Map<Class<?>, Object> arguments = Map.ofEntries(
                Map.entry(long.class, 1L),
                Map.entry(String.class, "all quiet"),
                Map.entry(Class.class, IllegalStateException.class),
                Map.entry(Duration.class, Duration.ofSeconds(1)),
                Map.entry(TimeUnit.class, TimeUnit.HOURS),
                Map.entry(Callable.class, (Callable<Object>) () -> false),
                Map.entry(Matcher.class, Matchers.nullValue()),
                Map.entry(Predicate.class, (Predicate<Object>) value -> false),
                Map.entry(Function.class, (Function<Runnable, Thread>) Thread::new),
                Map.entry(Consumer.class, (Consumer<Object>)
                        value -> assertThat(value).isInstanceOf(String.class)),
                Map.entry(ThrowingRunnable.class, method.equals("failFast") ? passes : fails),
                Map.entry(PollInterval.class, (PollInterval) (count, previous) -> Duration.ZERO),
                Map.entry(ExecutorService.class, new NeverRunning()),
                Map.entry(ConditionEvaluationListener.class, (ConditionEvaluationListener<Object>) condition -> {}),
                Map.entry(AtomicInteger.class, new AtomicInteger()),
                Map.entry(AtomicLong.class, new AtomicLong()),
                Map.entry(AtomicBoolean.class, new AtomicBoolean(method.equals("untilFalse"))),
                Map.entry(AtomicReference.class, new AtomicReference<>(1)),
                Map.entry(LongAdder.class, new LongAdder()),
                Map.entry(DoubleAdder.class, new DoubleAdder()),
                Map.entry(LongAccumulator.class, new LongAccumulator(Long::sum, 0)),
                Map.entry(DoubleAccumulator.class, new DoubleAccumulator(Double::sum, 0)));
        return arguments.get(type);
    }

    @Test
    void until_conditionThatAdvancesTheClock_usesUpTheLimit() {
        AtomicInteger asked = new AtomicInteger();

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> await.until(() -> {
                    clock.advance(Duration.ofSeconds(3));
                    return asked.incrementAndGet() > 2;
                }));

        assertThat(asked).hasValue(2);
    }

    @Test
    void until_conditionThatAdvancesToWhatItWaitsFor_passes() {
        await.until(() -> {
            clock.advance(LIMIT);
            return !clock.instant().isBefore(START.plus(LIMIT));
        });

        assertThat(clock.instant()).isEqualTo(START.plus(LIMIT));
    }

    @Test
    void until_conditionThatClosesTheSimulator_ends() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> await.until(() -> {
                    ecs.close();
                    return false;
                }));
    }

    @Test
    void until_clockThatFollowsAnother_isRefused() {
        try (EcsSimulator follower = EcsSimulator.builder().followClock(clock).build()) {
            SimulatedAwait following = SimulatedAwait.with(follower.clock());

            assertThatIllegalStateException()
                    .isThrownBy(() -> following.until(() -> false))
                    .withMessageStartingWith("This simulator follows another clock.");
        }
    }

    @Test
    void atMost_forever_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await.atMost(Durations.FOREVER))
                .withMessageStartingWith("atMost must be at most ");
        assertThatIllegalArgumentException().isThrownBy(() -> await.atMost(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void await_moreLooksThanCanBeTaken_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await.pollInterval(Duration.ofNanos(1)).until(() -> false))
                .withMessage("A wait of at most PT5S that looks every PT0.000000001S may look more than 10000000 times."
                        + " Look less often, or set a lower limit.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await.atMost(Duration.ofDays(365_000)).until(() -> false));
    }

    @Test
    void until_intervalsAndLimitsOfAnyLength_endAtTheLimit() {
        Duration millennia = Duration.ofDays(730_000);

        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(() -> await.pollInterval(SimulatedTime.LONGEST).until(() -> false));
        assertThatExceptionOfType(ConditionTimeoutException.class)
                .isThrownBy(
                        () -> await.pollInterval(millennia).atMost(millennia).until(() -> false));

        assertThat(clock.instant()).isEqualTo(START.plus(LIMIT).plus(millennia));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT6S", "PT60000000H"})
    void await_durationsBeyondTheLimit_areRefused(Duration beyond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await.during(beyond).await())
                .withMessage("A condition cannot stay true for " + beyond + " in a wait of at most PT5S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> await.atLeast(beyond).await())
                .withMessage("A condition cannot take at least " + beyond + " in a wait of at most PT5S.");
    }

    private static Named<UnaryOperator<ConditionFactory>> change(String name, UnaryOperator<ConditionFactory> change) {
        return Named.of(name, change);
    }

    /** Takes work and never does it. */
    private static final class NeverRunning extends AbstractExecutorService {
        @Override
        public void execute(Runnable command) {
            // never
        }

        @Override
        public void shutdown() {
            // it has no threads
        }

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return false;
        }
    }
}
