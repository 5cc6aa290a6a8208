package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.waiters.EcsAsyncWaiter;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

/**
 * Makes the SDK's waiters, which wait in simulated time.
 *
 * <p>The SDK's own asynchronous waiter does the work for both kinds: it hands its delays to an executor, where the synchronous
 * one sleeps in the thread that calls. So each waiter has the SDK's own acceptors, delays and number of attempts.
 *
 * @param clock tells the simulated time
 * @param advance moves it on
 */
record SimulatedWaiters(Clock clock, Consumer<Duration> advance) {

    EcsWaiter of(EcsClient client) {
        EcsAsyncClient polled = HandledClient.async((proxy, method, arguments) -> {
            try {
                return CompletableFuture.completedFuture(Proxies.call(
                        EcsClient.class.getMethod(method.getName(), method.getParameterTypes()), client, arguments));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        });
        return Proxies.of(EcsWaiter.class, new Waiter(EcsWaiter.class, polled, this));
    }

    EcsAsyncWaiter of(EcsAsyncClient client) {
        return Proxies.of(EcsAsyncWaiter.class, new Waiter(EcsAsyncWaiter.class, client, this));
    }

    /** Refuses a client that is known to call another simulator: its answers would never change while this clock moves. */
    SimulatedWaiters requireOfThisSimulator(SdkClient client) {
        InvocationHandler handler = HandledClient.handlerOrNull(client);
        if (handler instanceof Waiting waiting && !waiting.time().clock().equals(clock)) {
            throw new IllegalArgumentException(
                    "The client belongs to another simulator than the clock, so what it waits for would never come."
                            + " Give the simulator that the client was made for.");
        }
        return this;
    }

    /** Makes a waiter of the client's kind. */
    Object waiter(SdkClient client) {
        return client instanceof EcsAsyncClient async ? of(async) : of((EcsClient) client);
    }

    /** Gives the SDK's real client these waiters. */
    SdkClient into(SdkClient client) {
        WaitingClient waiting = new WaitingClient(client, this);
        return client instanceof EcsAsyncClient ? HandledClient.async(waiting) : HandledClient.sync(waiting);
    }

    /** What decides the methods of a client whose waiters wait in simulated time. */
    interface Waiting extends InvocationHandler {
        SimulatedWaiters time();
    }

    /** The SDK's real client, but for its waiters. */
    private record WaitingClient(SdkClient client, SimulatedWaiters time) implements Waiting {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("waiter")) {
                return time.waiter(client);
            }
            return Proxies.call(method, client, arguments);
        }

        @Override
        public String toString() {
            return client.toString();
        }
    }

    /** What a waiter does when one of its methods is called. Each wait has a waiter of the SDK and delays of its own. */
    private record Waiter(Class<?> waiterType, EcsAsyncClient client, SimulatedWaiters time)
            implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return identity(proxy, method, arguments);
            }
            if (arguments == null) {
                return null; // close: the client is not the waiter's own
            }
            if (method.getParameterTypes()[0] == Consumer.class) {
                return InvocationHandler.invokeDefault(proxy, method, arguments); // it calls again with what it built
            }
            CompletableFuture<?> answer = begin(method, arguments);
            return waiterType == EcsAsyncWaiter.class ? answer : join(answer);
        }

        private Object identity(Object proxy, Method method, Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> waiterType.getName().hashCode(); // the same in every run
                default -> waiterType.getSimpleName() + " of the ECS simulator";
            };
        }

        private CompletableFuture<?> begin(Method method, Object[] arguments) throws Throwable {
            WaiterOverrideConfiguration settings = arguments.length == 2
                    ? (WaiterOverrideConfiguration) Objects.requireNonNull(arguments[1], "overrideConfig")
                    : WaiterOverrideConfiguration.builder().build();
            Delays delays = new Delays(time, settings.waitTimeout().orElse(null));
            EcsAsyncWaiter waiter = EcsAsyncWaiter.builder()
                    .client(client)
                    .scheduledExecutorService(delays.executor())
                    .build();
            Method wait = EcsAsyncWaiter.class.getMethod(
                    method.getName(), method.getParameterTypes()[0], WaiterOverrideConfiguration.class);
            // The SDK would compare the timeout with real time; the delays compare it with simulated time.
            WaiterOverrideConfiguration untimed =
                    settings.toBuilder().waitTimeout(null).build();
            CompletableFuture<?> answer =
                    (CompletableFuture<?>) Objects.requireNonNull(Proxies.call(wait, waiter, arguments[0], untimed));
            delays.whenFailed(answer::completeExceptionally);
            return answer;
        }

        private static Object join(CompletableFuture<?> answer) throws Throwable {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }

    /**
     * The delays of one wait. A poll that is planned runs at once, in the thread that plans it, after the simulated
     * time has moved on by its delay. A poll that another poll plans waits in line, so that many of them do not pile up
     * on the stack.
     */
    private static final class Delays {
        private final SimulatedWaiters time;
        private final @Nullable Duration timeout;
        private final Instant start;
        private final Queue<Poll> planned = new ConcurrentLinkedQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private final CompletableFuture<Void> failed = new CompletableFuture<>();

        Delays(SimulatedWaiters time, @Nullable Duration timeout) {
            this.time = time;
            this.timeout = timeout;
            this.start = time.clock().instant();
        }

        private record Poll(Runnable work, Duration delay) {}

        /** The executor for the SDK's waiter, which uses one method of it. */
        ScheduledExecutorService executor() {
            return Proxies.of(ScheduledExecutorService.class, (proxy, method, arguments) -> {
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
                throw SdkClientException.create(
                        "The waiter has exceeded the max wait time or the next retry will exceed"
                                + " the max wait time + " + timeout);
            }
        }
    }
}
