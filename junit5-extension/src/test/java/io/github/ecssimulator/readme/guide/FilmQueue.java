package io.github.ecssimulator.readme.guide;

import io.github.ecssimulator.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The test's own queue, and its encoder. */
public final class FilmQueue {
    private final Queue<Reel> waiting = new ArrayDeque<>();
    private final List<String> encoded = new ArrayList<>();

    public void add(String title, Duration length) {
        waiting.add(new Reel(title, length));
    }

    public List<String> encoded() {
        return List.copyOf(encoded);
    }

    /** The queue as one worker sees it: a film that it takes is work of its task, until it is encoded or given back. */
    public Films of(Function<String, Work> task, ScheduledExecutorService timer) {
        return new Films() {
            @Override
            public boolean isEmpty() {
                return waiting.isEmpty();
            }

            @Override
            public Optional<Film> take() {
                return Optional.ofNullable(waiting.poll())
                        .map(reel -> new Taken(reel, task.apply(reel.title()), timer));
            }
        };
    }

    private record Reel(String title, Duration length) {}

    private final class Taken implements Films.Film {
        private final Reel reel;
        private final Work work;
        private final ScheduledExecutorService timer;
        private Optional<Future<?>> encoding = Optional.empty();

        Taken(Reel reel, Work work, ScheduledExecutorService timer) {
            this.reel = reel;
            this.work = work;
            this.timer = timer;
        }

        @Override
        public void encode(Runnable whenDone) {
            encoding = Optional.of(
                    timer.schedule(() -> finish(whenDone), reel.length().toMinutes(), TimeUnit.MINUTES));
        }

        private void finish(Runnable whenDone) {
            work.finish();
            encoded.add(reel.title());
            whenDone.run();
        }

        @Override
        public void giveBack() {
            encoding.ifPresent(end -> end.cancel(false));
            work.finish();
            waiting.add(reel);
        }
    }
}
