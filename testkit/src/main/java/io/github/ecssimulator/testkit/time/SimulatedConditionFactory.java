package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
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
import org.awaitility.Awaitility;
import org.awaitility.constraint.AtMostWaitConstraint;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionEvaluationLogger;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ExecutorLifecycle;
import org.awaitility.core.ThrowingRunnable;
import org.awaitility.pollinterval.PollInterval;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Awaitility's factory in simulated time. What it has for durations and threads is refused; the rest goes to a factory of
 * Awaitility, which takes each look. What a later Awaitility adds is refused by the executor that this one is made with.
 */
final class SimulatedConditionFactory extends ConditionFactory {
    private final SimulatedClock clock;
    private final SimulatedWait.Times times;
    private final ConditionFactory awaitility;
    private final ConditionEvaluationListener<Object> listener;
    private final @Nullable String alias;
    private final boolean catching;

    private SimulatedConditionFactory(
            SimulatedClock clock,
            SimulatedWait.Times times,
            ConditionFactory awaitility,
            ConditionEvaluationListener<Object> listener,
            @Nullable String alias,
            boolean catching) {
        super(
                alias,
                AtMostWaitConstraint.FOREVER,
                (pollCount, previous) -> Duration.ZERO,
                Duration.ZERO,
                false,
                thrown -> false,
                null,
                ExecutorLifecycle.withNormalCleanupBehavior(SimulatedConditionFactory::refuseUnknown),
                null);
        this.clock = clock;
        this.times = times;
        this.awaitility = awaitility;
        this.listener = listener;
        this.alias = alias;
        this.catching = catching;
    }

    static SimulatedConditionFactory of(SimulatedClock clock, SimulatedWait.Times times) {
        return new SimulatedConditionFactory(
                clock, times, Awaitility.await(), Look.DefaultListener.find(), null, false);
    }

    private static ExecutorService refuseUnknown() {
        throw new IllegalStateException("SimulatedAwait does not know what this version of Awaitility was asked for.");
    }

    private <T extends @Nullable Object> T await(Function<ConditionFactory, T> condition) {
        return new Look<>(awaitility, condition, listener).await(new SimulatedWait(clock, times), alias, catching);
    }

    private SimulatedConditionFactory with(UnaryOperator<ConditionFactory> change) {
        return new SimulatedConditionFactory(clock, times, change.apply(awaitility), listener, alias, catching);
    }

    private SimulatedConditionFactory catching(boolean wanted) {
        return new SimulatedConditionFactory(clock, times, awaitility, listener, alias, wanted);
    }

    private static IllegalStateException realTime() {
        return new IllegalStateException(
                "Awaitility's atMost, pollDelay and pollInterval wait in real time. Call atMost and"
                        + " pollInterval of SimulatedAwait, before await().");
    }

    private static IllegalStateException realTimeOf(String method) {
        return new IllegalStateException("Awaitility's " + method + " measures real time. Call " + method
                + " of SimulatedAwait, before await().");
    }

    private static IllegalStateException otherThread() {
        return new IllegalStateException(
                "The thread that advances the clock asks the condition, so SimulatedAwait takes no"
                        + " pollThread and no pollExecutorService.");
    }

    @Override
    public ConditionFactory atMost(Duration timeout) {
        throw realTime();
    }

    @Override
    public ConditionFactory pollDelay(long delay, TimeUnit unit) {
        throw realTime();
    }

    @Override
    public ConditionFactory pollDelay(Duration pollDelay) {
        throw realTime();
    }

    @Override
    public ConditionFactory pollInterval(long pollInterval, TimeUnit unit) {
        throw realTime();
    }

    @Override
    public ConditionFactory pollInterval(Duration pollInterval) {
        throw realTime();
    }

    @Override
    public ConditionFactory pollInterval(PollInterval pollInterval) {
        throw realTime();
    }

    @Override
    public ConditionFactory during(Duration timeout) {
        throw realTimeOf("during");
    }

    @Override
    public ConditionFactory atLeast(Duration timeout) {
        throw realTimeOf("atLeast");
    }

    @Override
    public ConditionFactory forever() {
        throw new IllegalStateException("SimulatedAwait waits for nothing forever. Call atMost of it, before await().");
    }

    @Override
    public ConditionFactory pollExecutorService(ExecutorService executorService) {
        throw otherThread();
    }

    @Override
    public ConditionFactory pollThread(Function<Runnable, Thread> threadSupplier) {
        throw otherThread();
    }

    @Override
    public ConditionFactory pollInSameThread() {
        return this;
    }

    @Override
    public ConditionFactory catchUncaughtExceptions() {
        return catching(true);
    }

    @Override
    public ConditionFactory dontCatchUncaughtExceptions() {
        return catching(false);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as Awaitility has it
    public ConditionFactory conditionEvaluationListener(@Nullable ConditionEvaluationListener own) {
        ConditionEvaluationListener<Object> heard = own == null ? Look.DefaultListener.none() : own;
        return new SimulatedConditionFactory(clock, times, awaitility, heard, alias, catching);
    }

    @Override
    public ConditionFactory logging() {
        return conditionEvaluationListener(new ConditionEvaluationLogger());
    }

    @Override
    public ConditionFactory logging(Consumer<String> logPrinter) {
        return conditionEvaluationListener(new ConditionEvaluationLogger(logPrinter));
    }

    @Override
    public ConditionFactory alias(@Nullable String name) {
        return new SimulatedConditionFactory(clock, times, awaitility.alias(name), listener, name, catching);
    }

    @Override
    public ConditionFactory await(@Nullable String name) {
        return alias(name);
    }

    @Override
    public ConditionFactory ignoreExceptionsInstanceOf(Class<? extends Throwable> exceptionType) {
        return with(factory -> factory.ignoreExceptionsInstanceOf(exceptionType));
    }

    @Override
    public ConditionFactory ignoreException(Class<? extends Throwable> exceptionType) {
        return with(factory -> factory.ignoreException(exceptionType));
    }

    @Override
    public ConditionFactory ignoreExceptionsMatching(Matcher<? super Throwable> matcher) {
        return with(factory -> factory.ignoreExceptionsMatching(matcher));
    }

    @Override
    public ConditionFactory ignoreExceptionsMatching(Predicate<? super Throwable> predicate) {
        return with(factory -> factory.ignoreExceptionsMatching(predicate));
    }

    @Override
    public ConditionFactory failFast(Callable<Boolean> condition) {
        return with(factory -> factory.failFast(condition));
    }

    @Override
    public ConditionFactory failFast(String reason, Callable<Boolean> condition) {
        return with(factory -> factory.failFast(reason, condition));
    }

    @Override
    public ConditionFactory failFast(@Nullable String reason, ThrowingRunnable assertions) {
        return with(factory -> factory.failFast(reason, assertions));
    }

    @Override
    public void until(Callable<Boolean> condition) {
        await(factory -> {
            factory.until(condition);
            return null;
        });
    }

    @Override
    public <T> T until(Callable<T> supplier, Matcher<? super T> matcher) {
        return await(factory -> factory.until(supplier, matcher));
    }

    @Override
    public void untilAsserted(ThrowingRunnable assertions) {
        await(factory -> {
            factory.untilAsserted(assertions);
            return null;
        });
    }

    @Override
    public Integer untilAtomic(AtomicInteger atomic, Matcher<? super Integer> matcher) {
        return until(atomic::get, matcher);
    }

    @Override
    public Long untilAtomic(AtomicLong atomic, Matcher<? super Long> matcher) {
        return until(atomic::get, matcher);
    }

    @Override
    public void untilAtomic(AtomicBoolean atomic, Matcher<? super Boolean> matcher) {
        until(atomic::get, matcher);
    }

    @Override
    public <V> V untilAtomic(AtomicReference<V> atomic, Matcher<? super V> matcher) {
        return until(atomic::get, matcher);
    }

    @Override
    public void untilAdder(LongAdder adder, Matcher<? super Long> matcher) {
        until(adder::longValue, matcher);
    }

    @Override
    public void untilAdder(DoubleAdder adder, Matcher<? super Double> matcher) {
        until(adder::doubleValue, matcher);
    }

    @Override
    public void untilAccumulator(LongAccumulator accumulator, Matcher<? super Long> matcher) {
        until(accumulator::longValue, matcher);
    }

    @Override
    public void untilAccumulator(DoubleAccumulator accumulator, Matcher<? super Double> matcher) {
        until(accumulator::doubleValue, matcher);
    }
}
