package gallery;

import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.container.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;

/** What a worker finds in its container: a queue of films, which is looked into every ten minutes, and an encoder. */
final class Workplace implements Stage {
    private static final int MINUTES_BETWEEN_LOOKS = 10;
    private static final Duration BREAK = Duration.ofMinutes(5); // long enough for a scheduler that wants the task

    private final Container container;
    private final Duration length;
    private final Queue<String> films = new ArrayDeque<>();
    private final Map<String, Run> running = new HashMap<>();
    private Instant freeFrom;
    private int untold;
    private Runnable afterFilm = () -> {};

    /** A worker that begins work from a queue, and returns at once. What it leaves there it is asked to do again. */
    interface Worker {
        void begin(Queue<String> films) throws IOException, InterruptedException;
    }

    private record Run(Work work, ScheduledFuture<?> end) {}

    Workplace(Container container, Duration length, int films) {
        this.container = container;
        this.length = length;
        this.freeFrom = container.clock().instant();
        IntStream.rangeClosed(1, films).forEach(number -> this.films.add("film " + number));
    }

    String task() {
        return container.taskArn();
    }

    /** A client that asks until it is answered, and throws when a deployment leaves the task unprotected. */
    EcsClient client() {
        return ProductionClient.of(container);
    }

    /** One that leaves it to the worker to look at failures. */
    EcsClient clientThatOnlyRetries() {
        return ProductionClient.thatOnlyRetries(container);
    }

    /** One that leaves it to the worker to ask again. */
    EcsClient clientWithoutRetries() {
        return ProductionClient.withoutRetries(container);
    }

    HttpClient http() {
        return container.httpClient();
    }

    /** One that does for the agent what {@link #client} does for ECS. */
    HttpClient agentClient() {
        return ProductionHttpClient.of(container);
    }

    /** One that does for it what {@link #clientThatOnlyRetries} does. */
    HttpClient agentClientThatOnlyRetries() {
        return ProductionHttpClient.thatOnlyRetries(container);
    }

    URI agentUri() {
        return container.agentUri();
    }

    URI metadataUri() {
        return container.metadataUri();
    }

    ScheduledExecutorService timer() {
        return container.scheduledExecutor();
    }

    boolean isWaiting() {
        return container.isUp() && isFree(1) && !films.isEmpty();
    }

    private boolean isBusy() {
        return !running.isEmpty();
    }

    void afterEachFilm(Runnable code) {
        afterFilm = code;
    }

    /** Encodes a film in parts, all at once. */
    void takeFilm(int parts) {
        String film = films.remove();
        Runnable whenDone = () -> {
            if (!isBusy()) {
                afterFilm.run();
            }
        };
        IntStream.rangeClosed(1, parts).forEach(part -> start(film + ", part " + part, whenDone));
    }

    private boolean isFree(int atOnce) {
        return running.size() + untold < atOnce && !container.clock().instant().isBefore(freeFrom);
    }

    /** Lets a worker begin work as long as it has less than it can do at once. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void employ(Worker worker, int atOnce) {
        timer().schedule(() -> look(worker, atOnce), MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
    }

    private void look(Worker worker, int atOnce) {
        if (isFree(atOnce) && !films.isEmpty()) {
            try {
                worker.begin(films);
            } catch (SdkException | IOException | UncheckedIOException e) {
                // the film is still in the queue
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (isBusy() || !films.isEmpty()) {
            employ(worker, atOnce);
        }
    }

    @Override
    public void start(String input, Runnable whenDone) {
        Work work = container.work(input);
        Runnable end = () -> {
            cancel(input);
            tell(whenDone);
        };
        running.put(input, new Run(work, timer().schedule(end, length.toMinutes(), TimeUnit.MINUTES)));
    }

    /** Again each minute until it is heard, and until then no other film begins. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void tell(Runnable whenDone) {
        try {
            whenDone.run();
            takeABreak();
        } catch (InvalidParameterException e) {
            // it would be refused the next time, too
        } catch (SdkException | UncheckedIOException e) {
            untold++;
            Runnable again = () -> {
                untold--;
                tell(whenDone);
            };
            timer().schedule(again, 1, TimeUnit.MINUTES);
        }
    }

    /** The second film cannot be read. */
    void encodeOrFail(String film, Runnable onSuccess, Runnable onFailure) {
        start(film, film.equals("film 2") ? onFailure : onSuccess);
    }

    @Override
    public void cancel(String input) {
        Run run = running.remove(input);
        run.end().cancel(false);
        run.work().finish();
        takeABreak();
    }

    private void takeABreak() {
        freeFrom = container.clock().instant().plus(BREAK);
    }
}
