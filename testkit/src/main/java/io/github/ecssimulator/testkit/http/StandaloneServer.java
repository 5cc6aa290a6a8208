package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.internal.progress.Progress;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The server as a program of its own, for tests in other languages.
 *
 * <pre>{@code
 * java -jar ecs-simulator-server.jar --port 4577 --fixture media.json --policy BlockedRenewal=REFUSED
 * }</pre>
 *
 * <p>Its first line is {@code ecs-simulator listening on http://127.0.0.1:<port>}, written when it is ready for calls. It
 * runs until it gets SIGTERM, or with {@code --exit-with-parent} until the process that started it has ended. Wrong options
 * and wrong fixtures end it with a line of explanation and exit code 2, a port that cannot be had with exit code 1.
 * {@code --help} lists the options. Files and settings together make the world that the server begins with, and has again
 * after each reset that asks for no other. {@code replay FILE} starts no server: it replays a recording and prints its timeline, and
 * {@code replay FILE PAGE.html} writes the page of it, too.
 */
public final class StandaloneServer {
    private static final String STANDS_STILL = "The time stands still: POST /_simulator/clock/advance moves it,"
            + " --poll-step PT1M lets each Describe call do so, which ends an \"aws ecs wait\".";

    private static final String REPLAY = "replay";

    private static final String PAGE = ".html";

    private static final long PARENT_LOOK_MILLIS = 300;

    private StandaloneServer() {}

    /**
     * Runs the server until the process is told to end.
     *
     * @param arguments the options, as {@code --help} lists them
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            List<String> words = List.of(arguments);
            if (words.indexOf(REPLAY) == 0) {
                System.out.println(replayed(words.subList(1, words.size())));
                return;
            }
            StandaloneOptions options = StandaloneOptions.parse(words);
            if (options.has(StandaloneOptions.Option.HELP)) {
                System.out.println(StandaloneOptions.Option.help());
            } else {
                run(options);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(2, e);
        } catch (UncheckedIOException e) {
            fail(1, e);
        }
    }

    private static String replayed(List<String> files) {
        boolean hasPage = files.size() == 2 && files.get(1).endsWith(PAGE);
        if (files.size() != 1 && !hasPage) {
            throw new IllegalArgumentException(REPLAY
                    + " takes a recording, and behind it, if you like, the name of a page that ends in " + PAGE
                    + "; --help lists the options");
        }
        Recording recording = RecordingJson.read(Path.of(files.get(0)));
        EcsSimulator again = replay(recording, Progress.ofThisProcess());
        if (hasPage) {
            write(StoryReport.of(again).html(), Path.of(files.get(1)));
        }
        return again.journal().timeline();
    }

    static EcsSimulator replay(Recording recording, Progress progress) {
        int inputs = recording.inputs().size();
        AtomicInteger done = new AtomicInteger();
        EcsSimulator again = recording.with(Settling.off()).replay(input -> {
            progress.at(() -> done + " of " + inputs + " inputs, at " + input.at());
            done.incrementAndGet();
        });
        progress.end(took -> inputs + " inputs replayed in " + took.toSeconds() + " s, up to " + recording.end());
        return again;
    }

    private static void write(String page, Path file) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }

    private static void fail(int exitCode, Exception reason) {
        System.err.println(
                "ecs-simulator: " + String.valueOf(reason.getMessage()).replaceAll("\\R", " "));
        System.exit(exitCode);
    }

    private static void run(StandaloneOptions options) throws InterruptedException {
        EcsSimulatorServerBuilder builder = EcsSimulatorServer.builder().port(options.port());
        options.allowedHosts().forEach(builder::allowHost);
        EcsSimulatorServer server = builder.start(worlds(options.world()));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "ecs-simulator-stop"));
        System.out.println("ecs-simulator listening on " + server.endpoint());
        if (!server.ecs().clock().followsAnotherClock()
                && server.ecs().pollStep().isZero()) {
            System.out.println(STANDS_STILL);
        }
        awaitEnd(options.has(StandaloneOptions.Option.EXIT_WITH_PARENT));
    }

    /** SIGTERM ends the process from outside. */
    private static void awaitEnd(boolean withParent) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (!withParent) {
            never.await();
        }
        Optional<ProcessHandle> parent = parent();
        while (parent.isPresent() && parent.equals(parent())) {
            boolean unused = never.await(PARENT_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        System.exit(0);
    }

    /**
     * Asked again and again: a parent that ended and was not waited for is still a process, but no parent any more. Process 1
     * inherits those whose parent has ended; who runs a test as process 1 takes the server along anyway.
     */
    private static Optional<ProcessHandle> parent() {
        return ProcessHandle.current().parent().filter(handle -> handle.pid() != 1 && handle.isAlive());
    }

    static WorldHolder.Source worlds(Fixture beginning) {
        return WorldHolder.Source.of(beginning, Clock.systemUTC());
    }
}
