package io.github.ecssimulator.readme;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Encodes one film after the other, each for 40 minutes, and works only while its task is protected. */
class Encoder {
    private final Worker protection;
    private final Films films;
    private Optional<String> film = Optional.empty();
    private int minutes;
    private boolean mayBeProtected;

    Encoder(Worker protection, Films films) {
        this.protection = protection;
        this.films = films;
    }

    /** Runs each minute. What fails is tried again in the next one. */
    void tick() {
        try {
            if (film.isPresent()) {
                encode(film.get());
            } else if (films.isEmpty()) {
                release();
            } else if (protect()) {
                film = films.take();
                minutes = 0;
            } else {
                release();
            }
        } catch (SdkException e) {
            // throttled, or nobody knows whether it was done
        }
    }

    private void encode(String title) {
        minutes++;
        if (minutes >= 40) {
            films.done(title);
            film = Optional.empty();
        } else if (minutes % 10 == 0 && !protect()) {
            films.giveBack(title); // a deployment waits for this task
            film = Optional.empty();
        }
    }

    private boolean protect() {
        mayBeProtected = true;
        return protection.protect();
    }

    private void release() {
        if (mayBeProtected) {
            protection.release();
            mayBeProtected = false;
        }
    }

    /** Where the films come from. */
    interface Films {
        boolean isEmpty();

        Optional<String> take();

        void done(String title);

        void giveBack(String title);
    }
}
