package gallery;

import static io.github.ecssimulator.testkit.explore.Menu.DEPLOYMENT;
import static io.github.ecssimulator.testkit.explore.Menu.LATE_SCHEDULER;
import static io.github.ecssimulator.testkit.explore.Menu.SCALING;
import static io.github.ecssimulator.testkit.explore.Menu.THROTTLING;
import static io.github.ecssimulator.testkit.explore.Menu.VICTIMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.explore.Exploration;
import io.github.ecssimulator.testkit.explore.ExplorationError;
import io.github.ecssimulator.testkit.explore.Menu;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The workers of the gallery, each a program in a service of five, and no assertion: a hostile ECS finds the bug by what an exploration
 * holds of any worker. {@code -Dgallery.seeds=2000} runs more of the corrected ones.
 */
class GalleryExplorationTest {
    private static final int SEEDS = Integer.getInteger("gallery.seeds", 5);
    private static final int STEPS_AT_MOST = 3;
    private static final Duration DAY = Duration.ofHours(8);
    private static final Pattern STEPS = Pattern.compile("(\\d+) of \\d+ hostile steps?");

    private static Stream<Show> shows() {
        return Stream.of(withOneCall(), withAHeartbeat(), thatAskWhoTheyAre()).flatMap(shows -> shows);
    }

    /** They ask for protection once for each job. */
    private static Stream<Show> withOneCall() {
        return Stream.of(
                show("NeverRenewed", 180, SCALING)
                        .broken((c, stage) -> new NeverRenewed.Transcoder(c.ecsClient(), c.taskArn(), stage)::transcode)
                        .corrected((c, stage) ->
                                new NeverRenewed.LongTranscoder(c.ecsClient(), c.taskArn(), stage)::transcode),
                show("NoCount", 30, SCALING)
                        .broken((c, stage) ->
                                twoJobs(c, new NoCount.Transcoder(c.ecsClient(), c.taskArn(), stage)::transcode))
                        .corrected((c, stage) -> twoJobs(
                                c, new NoCount.CountingTranscoder(c.ecsClient(), c.taskArn(), stage)::transcode)),
                show("ProtectsTooLate", 20, SCALING)
                        .broken((c, stage) ->
                                new ProtectsTooLate.Transcoder(c.ecsClient(), c.taskArn(), stage, stage)::transcode)
                        .corrected((c, stage) -> new ProtectsTooLate.EarlyTranscoder(
                                c.ecsClient(), c.taskArn(), stage, stage)::transcode),
                show("ReleaseRefused", 30, SCALING)
                        .givingBackWithin(45)
                        .broken((c, stage) ->
                                new ReleaseRefused.Transcoder(c.ecsClient(), c.taskArn(), stage)::transcode)
                        .corrected((c, stage) ->
                                new ReleaseRefused.TidyTranscoder(c.ecsClient(), c.taskArn(), stage)::transcode),
                show("ReleasedTooEarly", 40, SCALING)
                        .broken((c, stage) ->
                                new ReleasedTooEarly.Publisher(c.ecsClient(), c.taskArn(), stage, stage)::publish)
                        .corrected((c, stage) -> new ReleasedTooEarly.UploadingPublisher(
                                c.ecsClient(), c.taskArn(), stage, stage)::publish));
    }

    /** They renew it as long as they work. */
    private static Stream<Show> withAHeartbeat() {
        return Stream.of(
                show("HeartbeatDied", 90, THROTTLING)
                        .broken((c, stage) -> new HeartbeatDied.Transcoder(
                                c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor())::transcode)
                        .corrected((c, stage) -> new HeartbeatDied.SturdyTranscoder(
                                c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor())::transcode),
                show("NeverReleased", 50, SCALING)
                        .broken((c, stage) -> new NeverReleased.Transcoder(
                                c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor())::transcode)
                        .corrected((c, stage) -> new NeverReleased.TidyTranscoder(
                                c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor())::transcode),
                show("RefusedRenewal", 60, DEPLOYMENT)
                        .broken((c, stage) -> film -> new RefusedRenewal.Transcoder(
                                        c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor(), queueOf(film))
                                .takeJob())
                        .corrected((c, stage) -> film -> new RefusedRenewal.ObedientTranscoder(
                                        c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor(), queueOf(film))
                                .takeJob()),
                show("SlowHeartbeat", 110, SCALING)
                        .broken((c, stage) -> new SlowHeartbeat.Transcoder(
                                c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor())::transcode)
                        .corrected((c, stage) -> new SlowHeartbeat.PatientTranscoder(
                                c.ecsClient(), c.taskArn(), stage, c.scheduledExecutor())::transcode));
    }

    /** They look for their task, or leave that to the agent. */
    private static Stream<Show> thatAskWhoTheyAre() {
        return Stream.of(
                show("ContainerId", 30, SCALING)
                        .broken((c, stage) -> new ContainerId.Transcoder(
                                c.ecsClient(), c.httpClient(), c.metadataUri(), stage)::transcode)
                        .corrected((c, stage) -> new ContainerId.SelfAwareTranscoder(
                                c.ecsClient(), c.httpClient(), c.metadataUri(), stage)::transcode),
                show("MisspeltOption", 30, SCALING)
                        .broken((c, stage) ->
                                new MisspeltOption.Transcoder(c.httpClient(), c.agentUri(), stage)::transcode)
                        .corrected((c, stage) ->
                                new MisspeltOption.SpellingTranscoder(c.httpClient(), c.agentUri(), stage)::transcode),
                show("WrongTask", 30, SCALING)
                        .broken((c, stage) -> new WrongTask.Transcoder(c.ecsClient(), stage)::transcode)
                        .corrected((c, stage) ->
                                new WrongTask.SelfAwareTranscoder(c.ecsClient(), stage, c.taskArn())::transcode));
    }

    @ParameterizedTest
    @MethodSource("shows")
    void brokenWorker_hostileWorlds_findItsBugByFewSteps(Show show) {
        ExplorationError error = catchThrowableOfType(
                ExplorationError.class, () -> show.of(show.broken).seeds(500).run());

        Matcher steps = STEPS.matcher(error.getMessage());
        assertThat(steps.find() ? Integer.parseInt(steps.group(1)) : 0)
                .as("steps of: %s", error.getMessage())
                .isLessThanOrEqualTo(STEPS_AT_MOST);
    }

    @ParameterizedTest
    @MethodSource("shows")
    void correctedWorker_hostileWorlds_loseNothing(Show show) throws Exception {
        assertThat(show.of(show.corrected).seeds(SEEDS).run().seeds()).isEqualTo(SEEDS);
    }

    private static Show show(String name, int minutes, Menu hostility) {
        return new Show(name, Duration.ofMinutes(minutes), hostility);
    }

    /** The second begins while the first is under way. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static Worker twoJobs(Container container, Worker worker) {
        return film -> {
            worker.begin(film);
            container
                    .scheduledExecutor()
                    .schedule(
                            () -> {
                                worker.begin("second " + film);
                                return null;
                            },
                            20,
                            TimeUnit.MINUTES);
        };
    }

    private static Queue<String> queueOf(String film) {
        return new ArrayDeque<>(List.of(film));
    }

    /** A worker that begins a job, and returns at once. */
    private interface Worker {
        void begin(String film) throws Exception;
    }

    private interface Program {
        Worker in(Container container, Stage stage);
    }

    /** One exhibit as programs of containers. */
    private static final class Show {
        private final String name;
        private final Duration length;
        private final Menu hostility;
        private Duration limit = DAY;
        private Program broken;
        private Program corrected;

        Show(String name, Duration length, Menu hostility) {
            this.name = name;
            this.length = length;
            this.hostility = hostility;
        }

        Show givingBackWithin(int minutes) {
            limit = Duration.ofMinutes(minutes);
            return this;
        }

        Show broken(Program program) {
            broken = program;
            return this;
        }

        Show corrected(Program program) {
            corrected = program;
            return this;
        }

        Exploration of(Program program) {
            return Exploration.of(ecs -> run(ecs, program))
                    .menus(hostility, VICTIMS, LATE_SCHEDULER)
                    .capacityGivenBackWithin(limit);
        }

        private void run(EcsSimulator ecs, Program program) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 5);
            Containers.in(service).run(container -> {
                ContainerStage stage = new ContainerStage(container, length);
                program.in(container, stage).begin("film.mov");
            });
            ecs.clock().advance(DAY);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Plays a stage in a container. */
    private static final class ContainerStage implements Stage {
        private final Container container;
        private final Duration length;
        private final Map<String, Run> running = new HashMap<>();

        ContainerStage(Container container, Duration length) {
            this.container = container;
            this.length = length;
        }

        @Override
        public void start(String input, Runnable whenDone) {
            Work work = container.work(input);
            ScheduledFuture<?> end = container
                    .scheduledExecutor()
                    .schedule(
                            () -> {
                                cancel(input);
                                whenDone.run();
                            },
                            length.toMinutes(),
                            TimeUnit.MINUTES);
            running.put(input, new Run(work, end));
        }

        @Override
        public void cancel(String input) {
            Run run = running.remove(input);
            run.end().cancel(false);
            run.work().finish();
        }

        private record Run(Work work, ScheduledFuture<?> end) {}
    }
}
