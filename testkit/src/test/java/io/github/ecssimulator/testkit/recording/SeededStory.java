package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A world that is driven at random, by a seed, through every door there is. */
final class SeededStory {
    private static final String UPDATE = "UpdateTaskProtection";

    private final SplittableRandom random;
    private final EcsSimulator ecs;
    private final EcsApi worker;
    private final InMemoryAgent agent;
    private final SimulatedCluster media;
    private final SimulatedTaskDefinition video;
    private final List<Runnable> steps = List.of(
            this::scale,
            this::deploy,
            this::give,
            this::configure,
            this::protect,
            this::protect,
            this::protect,
            this::clear,
            this::ask,
            this::register,
            this::strike,
            this::stop,
            this::inject,
            this::askTheAgent,
            this::askTheAgent,
            this::hangUpOnTheAgent,
            this::run,
            this::mendOrBreak,
            this::handleTheSignal,
            this::work,
            this::note,
            this::advance,
            this::advance);

    private SeededStory(long seed) {
        this.random = new SplittableRandom(seed);
        this.ecs = settings(seed).build();
        this.worker = ecs.api("worker \u00fc\u4e16\ud83d\ude80\ud800"); // the last char alone is no text of UTF-8
        this.agent = InMemoryAgent.of(ecs);
        this.media = ecs.createCluster("media");
        this.video = ecs.registerTaskDefinition("video");
        media.createService("transcoder", 4);
        media.createDaemonService("daemon", 2);
        media.createService("external", ServiceSettings.external(3)).createTaskSet(video, 50);
    }

    /** Tells a story. */
    static EcsSimulator told(long seed, int steps) {
        SeededStory story = new SeededStory(seed);
        for (int step = 0; step < steps; step++) {
            story.go();
        }
        return story.ecs;
    }

    private EcsSimulatorBuilder settings(long seed) {
        EcsSimulatorBuilder builder = EcsSimulator.builder()
                .seed(seed * 1_000_003)
                .region(seed % 2 == 0 ? "us-east-1" : "eu-central-1")
                .taskIds("0123456789abcdef0123456789abcdef")
                .stoppedTaskRetention(Duration.ofMinutes(60 + seed % 100))
                .settling(Settling.off())
                .lenient();
        if (seed % 3 == 0) {
            builder.taskTimings(TaskTimings.realistic());
        }
        if (seed % 5 == 0) {
            builder.pollStep(Duration.ofSeconds(15));
        }
        if (seed % 4 == 0) {
            builder.scaleInRank(task -> random.nextLong(5)); // no pure function
        }
        for (int i = 0; i < 4; i++) {
            builder.policy(any(List.<Policy>of(any(Policies.all()).getEnumConstants())));
        }
        return builder;
    }

    private void go() {
        try {
            any(steps).run();
        } catch (IllegalStateException | IllegalArgumentException | EcsException | ReplyLostException e) {
            // refused, which is part of the story
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private SimulatedService service() {
        return any(media.services());
    }

    private SimulatedTask task() {
        return any(media.tasks());
    }

    private void scale() {
        service().scaleTo(random.nextInt(8));
    }

    private void deploy() {
        if (random.nextBoolean()) {
            media.service("transcoder").deploy();
        } else {
            service().deploy(ecs.registerTaskDefinition("video"));
        }
    }

    private void give() {
        String name = "given-" + random.nextInt(1000);
        media.createService(name, ServiceSettings.replica(2), List.of(GivenTask.inStatus(TaskStatus.RUNNING)));
        media.addTask(GivenTask.inStatus(TaskStatus.STOPPING));
    }

    private void configure() {
        DeploymentSettings settings = DeploymentSettings.replicaDefaults()
                .withPercents(random.nextInt(100), 100 + random.nextInt(100))
                .withCircuitBreaker(any(List.of(CircuitBreaker.values())));
        service().configure(random.nextInt(4) == 0 ? settings.asBlueGreen(Duration.ofMinutes(5)) : settings);
    }

    private void protect() {
        update(true, 1 + random.nextInt(200));
    }

    private void clear() {
        update(false, null);
    }

    private void update(boolean enabled, Integer minutes) {
        List<String> tasks = random.nextInt(9) == 0 ? List.of("no such task") : List.of(task().id(), task().arn());
        worker.updateTaskProtection(new UpdateTaskProtection.Request("media", tasks, enabled, minutes));
    }

    private void ask() {
        worker.getTaskProtection(new GetTaskProtection.Request(random.nextInt(6) == 0 ? "no such" : "media", null));
        worker.execute(new DescribeServices.Request("media", List.of("transcoder"), null));
        worker.refuseUnmodelled("PutAttributes");
    }

    private void register() {
        String volumes = "{\"family\":\"drawn\",\"containerDefinitions\":[{\"name\":\"app\",\"image\":\"app\"}]}";
        worker.execute(RegisterTaskDefinition.request(r -> r.family("drawn").cpu(volumes)));
    }

    private void strike() {
        SimulatedTask task = task();
        any(List.<Runnable>of(
                        task::failHealthCheck,
                        task::interruptSpot,
                        task::retire,
                        task::drainHost,
                        task::loseHost,
                        () -> task.crash(random.nextInt(256))))
                .run();
    }

    private void stop() {
        if (random.nextBoolean()) {
            task().stop("because \"\u2028\u0000\n");
        } else {
            worker.execute(new StopTask.Request("media", task().arn(), "over"));
        }
    }

    private void inject() {
        if (random.nextInt(4) == 0) {
            ecs.liftFaults();
        }
        ecs.inject(any(List.of(AgentFault.fail(AgentPart.TASK_PROTECTION), AgentFault.refuse(EcsError.throttled()))));
        ecs.inject(any(List.of(
                Fault.refuse(UPDATE, EcsError.throttled()).times(1 + random.nextInt(2)),
                Fault.loseReply(UPDATE),
                Fault.delay(UPDATE, Duration.ofSeconds(random.nextInt(300))))));
    }

    private void askTheAgent() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(agent.uriOf(task()) + "/task-protection/v1/state"));
        String longNumber = "9".repeat(random.nextInt(400));
        String body = "{\"ProtectionEnabled\":" + random.nextBoolean() + ",\"ExpiresInMinutes\":30" + longNumber + "}";
        if (random.nextBoolean()) {
            request.PUT(BodyPublishers.ofString(body));
        }
        try {
            agent.httpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hangUpOnTheAgent() {
        AgentEvent.Request request = new AgentEvent.Request("a socket", "PUT", "/api/" + "x".repeat(400), null);
        ecs.agentHost().note(new AgentEvent.Unanswered(request, "reset", AgentEvent.Effort.NONE, false));
    }

    private void run() {
        media.runTask("jobs " + random.nextInt(3));
    }

    private void mendOrBreak() {
        if (random.nextBoolean()) {
            video.failsToStart("CannotPullContainerError: no such image");
        } else {
            video.startsAgain();
        }
    }

    private void handleTheSignal() {
        int code = random.nextInt(3);
        task().onStop(notice -> ecs.clock().runAfter(Duration.ofSeconds(3), "finish", () -> notice.exit(code)));
    }

    private void work() {
        Work work = task().work("job " + random.nextInt(3));
        if (random.nextBoolean()) {
            Runnable end = random.nextBoolean() ? work::finish : work::fail;
            ecs.clock().runAfter(Duration.ofMinutes(random.nextInt(90)), "end the work", end);
        }
    }

    private void note() {
        ecs.clock().notes().addDeath("heartbeats", new IllegalStateException("refused"));
        ContainerHost.of(service()).noteRanOn(task(), "called ListTasks");
        ContainerHost.of(service()).noteFailure(task(), new IllegalStateException("no configuration"));
        ecs.clock()
                .notes()
                .add(new NoteEvent.Meant(
                        "expired",
                        random.nextBoolean() ? null : task().snapshot().ref(),
                        random.nextBoolean()));
    }

    private void advance() {
        ecs.clock().advance(Duration.ofSeconds(random.nextInt(3600)));
    }
}
