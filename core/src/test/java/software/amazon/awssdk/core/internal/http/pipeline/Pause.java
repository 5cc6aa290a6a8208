package software.amazon.awssdk.core.internal.http.pipeline;

import java.util.concurrent.TimeUnit;

/** Sleeps where the SDK does before it tries a call again. The core knows no SDK, but the names of its code in a stack. */
public final class Pause {
    private Pause() {}

    /** Sleeps until it is interrupted. */
    public static void untilInterrupted() {
        try {
            while (true) {
                TimeUnit.MINUTES.sleep(1); // what the test is about: a thread that waits in real time
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
