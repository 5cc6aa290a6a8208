package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The delays of one wait. A poll that is planned runs at once, in the thread that plans it, after the simulated time has
 * moved on by its delay. A poll that another poll plans waits in line, so that many of them do not pile up on the stack.
 */
final class WaiterDelays {
    private final SimulatedWaiters time;
    private final @Nullable Duration timeout;
    private final Instant start;
    private final Queue<Poll> planned = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    WaiterDelays(SimulatedWaiters time, @Nullable Duration timeout) {
        this.time = time;
        this.timeout = timeout;
        this.start = time.clock().instant();
    }

    private record Poll(Runnable work, Duration delay) {}

    /** The executor for the SDK's waiter, which uses one method of it. */
    ScheduledExecutorService executor() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                WaiterDelays.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("schedule")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    long delay = (Long) Objects.requireNonNull(arguments[1]);
                    TimeUnit unit = (TimeUnit) Objects.requireNonNull(arguments[2]);
                    plan(new Poll((Runnable) arguments[0], Duration.of(delay, unit.toChronoUnit())));
                    return null; // the SDK never cancels a poll
                });
    }

    void whenFailed(Consumer<Throwable> listener) {
        CompletableFuture<Void> unused = failed.whenComplete((nothing, failure) -> listener.accept(failure));
    }

    private void plan(Poll poll) {
        planned.add(poll);
        if (waiting.getAndIncrement() > 0) {
            return; // whoever is in the loop below runs it, too
        }
        do {
            runNext();
        } while (waiting.decrementAndGet() > 0);
    }

    private void runNext() {
        Poll next = planned.remove();
        try {
            requireTimeFor(next.delay());
            time.advance().accept(next.delay());
            next.work().run();
        } catch (RuntimeException | Error e) {
            failed.completeExceptionally(e);
        }
    }

    private void requireTimeFor(Duration delay) {
        if (timeout != null && time.clock().instant().plus(delay).isAfter(start.plus(timeout))) {
            // The words of the SDK.
            throw SdkClientException.create("The waiter has exceeded the max wait time or the next retry will exceed"
                    + " the max wait time + " + timeout);
        }
    }
}
