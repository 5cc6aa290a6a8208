package io.github.ecssimulator.readme.guide.step10;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.ecssimulator.readme.guide.Films;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

@SuppressWarnings("FutureReturnValueIgnored") // nobody cancels it
class Transcoder {
    private final Films films;
    private final Protection protection;
    private final ScheduledExecutorService timer;
    private Optional<Films.Film> film = Optional.empty();

    Transcoder(Films films, Protection protection, ScheduledExecutorService timer) {
        this.films = films;
        this.protection = protection;
        this.timer = timer;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::tick, 0, 1, MINUTES);
    }

    private synchronized void tick() {
        if (film.isPresent() && protection.isRefused()) {
            stop();
            protection.release();
        } else if (film.isEmpty() && !films.isEmpty() && protection.acquire()) {
            film = films.take();
            film.ifPresentOrElse(next -> next.encode(this::finish), protection::release);
        }
    }

    /** Gives the film back while there is time. Nothing is left to do then, and the process ends. */
    synchronized void stop() {
        timer.shutdown();
        film.ifPresent(Films.Film::giveBack);
    }

    private synchronized void finish() {
        film = Optional.empty();
        protection.release();
    }
}
