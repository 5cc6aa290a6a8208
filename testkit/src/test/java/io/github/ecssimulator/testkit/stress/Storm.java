package io.github.ecssimulator.testkit.stress;

import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Threads that act at once through every door, each as its seed says, and what they saw. */
final class Storm {
    private static final long PATIENCE_SECONDS = 120;

    private final StormWorld world;
    private final List<Map.Entry<String, Function<Act, Done>>> doors;
    private final AtomicLong order = new AtomicLong();
    private final AtomicInteger acts = new AtomicInteger();
    private final Queue<Happened> happened = new ConcurrentLinkedQueue<>();
    private final Queue<Moved> moved = new ConcurrentLinkedQueue<>();

    Storm(StormWorld world) {
        this.world = world;
        this.doors = List.copyOf(world.doors().entrySet());
    }

    /**
     * An act, and when it was: it happened after {@code begin} and before {@code end} in the one order of all threads.
     *
     * @param begin when it began
     * @param end when it had ended
     * @param door through which door
     * @param done what came of it
     */
    record Happened(long begin, long end, String door, Done done) {}

    /**
     * A move of the clock.
     *
     * @param end when it had ended
     * @param by how far it was told to go
     * @param now what the clock said then
     */
    record Moved(long end, Duration by, Instant now) {}

    /** Lets the threads act, and ends when all have, or by an error that tells where they hang. */
    void rage(long seed, int threads, int actsOfEach) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> new Thread(work, "storm"));
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<?>> ends = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            SplittableRandom random = new SplittableRandom(seed * threads + thread);
            ends.add(pool.submit(() -> {
                start.await();
                for (int i = 0; i < actsOfEach; i++) {
                    actOnce(random);
                }
                return null;
            }));
        }
        pool.shutdown();
        for (Future<?> end : ends) {
            awaited(end);
        }
    }

    private void actOnce(SplittableRandom random) {
        if (random.nextInt(8) == 0) {
            Duration by = Duration.ofSeconds(1 + random.nextInt(90));
            world.ecs().clock().advance(by);
            Instant now = world.ecs().clock().instant();
            moved.add(new Moved(order.incrementAndGet(), by, now));
            return;
        }
        List<SimulatedTask> tasks = world.service().tasks();
        if (tasks.isEmpty()) {
            return;
        }
        String task = tasks.get(random.nextInt(tasks.size())).id();
        Map.Entry<String, Function<Act, Done>> door = doors.get(random.nextInt(doors.size()));
        Act act = Act.drawn(random, acts.incrementAndGet(), task);
        long begin = order.incrementAndGet();
        Done done = door.getValue().apply(act);
        happened.add(new Happened(begin, order.incrementAndGet(), door.getKey(), done));
    }

    private static void awaited(Future<?> end) throws Exception {
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "The threads hang:\n"
                            + Thread.getAllStackTraces().entrySet().stream()
                                    .map(each -> each.getKey() + "\n    "
                                            + List.of(each.getValue()).stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining("\n    ")))
                                    .collect(Collectors.joining("\n")),
                    e);
        }
    }

    Collection<Happened> happened() {
        return happened;
    }

    Collection<Moved> moved() {
        return moved;
    }
}
