package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.testkit.internal.explain.Brief;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.CheckedExceptionRethrower;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.IgnoredException;
import org.awaitility.core.StartEvaluationEvent;
import org.awaitility.core.TimeoutEvent;
import org.awaitility.pollinterval.PollInterval;
import org.jspecify.annotations.Nullable;

/**
 * The looks at one condition: each time Awaitility evaluates it once in the calling thread, and is stopped when it wants to
 * wait for the next time. So Awaitility decides what is ignored, what fails fast and how an answer reads, and nothing about
 * time.
 *
 * @param <T> the value that the condition ends with
 */
final class Look<T extends @Nullable Object> implements ConditionEvaluationListener<Object>, PollInterval {
    private final ConditionFactory once;
    private final Function<ConditionFactory, T> condition;
    private final ConditionEvaluationListener<Object> listener;
    private @Nullable EvaluatedCondition<Object> unheard;
    private @Nullable T value;
    private String lastAnswer = "";
    private @Nullable Throwable lastThrown;
    private boolean begun;

    Look(
            ConditionFactory awaitility,
            Function<ConditionFactory, T> condition,
            ConditionEvaluationListener<Object> listener) {
        this.once = awaitility
                .pollInSameThread()
                .dontCatchUncaughtExceptions()
                .forever()
                .pollDelay(Duration.ZERO)
                .pollInterval((PollInterval) this)
                .conditionEvaluationListener(this);
        this.condition = condition;
        this.listener = listener;
    }

    @SuppressWarnings("NullAway") // null only if that is what the condition ended with
    T await(SimulatedWait wait, @Nullable String alias, boolean catchUncaught) {
        if (catchUncaught ? succeedsWithoutUncaught(wait) : wait.succeeds(this::isTrue)) {
            return value;
        }
        String message = wait.whyNot(alias, lastAnswer);
        listener.onTimeout(new TimeoutEvent(message, wait.elapsed().toMillis(), 0, wait.isTooEarly(), alias));
        throw new ConditionTimeoutException(message, Brief.cause(lastThrown, message));
    }

    private boolean succeedsWithoutUncaught(SimulatedWait wait) {
        try (UncaughtExceptions uncaught = UncaughtExceptions.watch()) {
            return wait.succeeds(() -> {
                uncaught.take().ifPresent(this::rethrow);
                return isTrue();
            });
        }
    }

    private boolean isTrue() {
        lastThrown = null;
        boolean answer = succeeds(awaitility -> value = condition.apply(awaitility));
        passOn();
        return answer;
    }

    /** Only after the condition: what a listener throws is not the condition's exception, which may be one to ignore. */
    private boolean passOn() {
        EvaluatedCondition<Object> evaluated = unheard;
        unheard = null;
        if (evaluated != null) {
            listener.conditionEvaluated(evaluated);
        }
        return evaluated != null;
    }

    /** Fails with what another thread threw, unless Awaitility was told to ignore it. */
    private void rethrow(Throwable thrown) {
        succeeds(awaitility -> awaitility.until(() -> CheckedExceptionRethrower.safeRethrow(thrown)));
    }

    private boolean succeeds(Consumer<ConditionFactory> question) {
        try {
            question.accept(once);
            return true;
        } catch (NotYet e) {
            return false;
        }
    }

    @Override
    public Duration next(int pollCount, Duration previous) {
        throw new NotYet();
    }

    @Override
    public void beforeEvaluation(StartEvaluationEvent<Object> event) {
        if (!begun) {
            begun = true;
            listener.beforeEvaluation(event);
        }
    }

    @Override
    public void conditionEvaluated(EvaluatedCondition<Object> evaluated) {
        unheard = evaluated;
        lastAnswer = "\nLast answer: " + evaluated.getDescription();
    }

    @Override
    public void exceptionIgnored(IgnoredException event) {
        boolean answered = passOn(); // a failed assertion is an answer and an ignored exception
        lastThrown = event.getThrowable();
        lastAnswer = "\nLast answer: " + lastThrown + (answered ? "" : " (ignored)");
        listener.exceptionIgnored(event);
    }

    /** Awaitility wants to wait for the next look. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotYet() {
            super(null, null, false, false);
        }
    }

    /**
     * What other threads throw during a wait that asked for it. The handler is that of the whole JVM, as Awaitility's
     * own.
     */
    private static final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, AutoCloseable {
        private final Thread.@Nullable UncaughtExceptionHandler before;
        private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

        private UncaughtExceptions(Thread.@Nullable UncaughtExceptionHandler before) {
            this.before = before;
        }

        static UncaughtExceptions watch() {
            UncaughtExceptions watching = new UncaughtExceptions(Thread.getDefaultUncaughtExceptionHandler());
            Thread.setDefaultUncaughtExceptionHandler(watching);
            return watching;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            first.compareAndSet(null, thrown);
        }

        Optional<Throwable> take() {
            return Optional.ofNullable(first.getAndSet(null));
        }

        @Override
        public void close() {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    /** The listener that somebody set by {@code Awaitility.setDefaultConditionEvaluationListener}. */
    static final class DefaultListener {
        private static final String FIELD =
                "defaultConditionEvaluationListener"; // the same from 1.6 to 4.3; it has no getter

        private DefaultListener() {}

        @SuppressWarnings("unchecked") // Awaitility takes a raw listener, and casts as blindly
        static ConditionEvaluationListener<Object> find() {
            try {
                Field field = Awaitility.class.getDeclaredField(FIELD);
                field.setAccessible(true);
                Object listener = field.get(null);
                return listener == null ? none() : (ConditionEvaluationListener<Object>) listener;
            } catch (ReflectiveOperationException | RuntimeException e) {
                return none(); // an Awaitility that hides it: waits work, and its default listener hears nothing
            }
        }

        static ConditionEvaluationListener<Object> none() {
            return condition -> {};
        }
    }
}
