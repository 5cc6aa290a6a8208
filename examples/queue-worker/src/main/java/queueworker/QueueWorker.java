package queueworker;

import java.util.Queue;

/** Takes one message after the other from a queue, and none while its task is not protected. */
public record QueueWorker(Queue<String> queue, Protector protector, Handler handler) {

    /** Handles the next message, if there is one. */
    public void poll() throws InterruptedException {
        if (protector.acquire()) {
            try {
                String message = queue.poll();
                if (message != null) {
                    handler.handle(message);
                }
            } finally {
                protector.release();
            }
        }
    }

    public interface Handler {
        void handle(String message) throws InterruptedException;
    }
}
