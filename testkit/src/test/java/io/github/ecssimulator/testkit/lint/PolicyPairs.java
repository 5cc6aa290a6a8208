package io.github.ecssimulator.testkit.lint;

import static io.github.ecssimulator.testkit.lint.PolicyStage.MEDIA;
import static io.github.ecssimulator.testkit.lint.PolicyStage.task;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.StopServiceDeployment;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Refusing;
import io.github.ecssimulator.policy.Scheduling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** For each policy that can change the fate of a task: a world whose outcome rests on it, and one whose does not. */
final class PolicyPairs {
    private static final TaskTimings COMING_UP = TaskTimings.instant().withPending(Duration.ofSeconds(20));
    private static final DeploymentSettings ROLLING = DeploymentSettings.replicaDefaults();
    private static final String NOBODY = "0123456789abcdef0123456789abcdef";

    private final List<Pair> pairs = new ArrayList<>();

    private PolicyPairs() {}

    static List<Pair> all() {
        PolicyPairs table = new PolicyPairs();
        table.addJudging();
        table.addTaskStatuses();
        table.addCalls();
        table.addDeploymentCalls();
        table.addScheduling();
        table.addRollouts();
        table.addOtherEnds();
        return table.pairs;
    }

    /**
     * One line of the table.
     *
     * @param policy the policy
     * @param resting the end of a story that rests on it
     * @param standing the end of a like story that does not
     */
    record Pair(Class<? extends Policy> policy, EcsSimulator resting, EcsSimulator standing) {
        @Override
        public String toString() {
            return policy.getSimpleName();
        }
    }

    private void add(Class<? extends Policy> policy, Consumer<PolicyStage> resting, Consumer<PolicyStage> standing) {
        add(policy, TaskTimings.instant(), resting, standing);
    }

    private void add(
            Class<? extends Policy> policy,
            TaskTimings timings,
            Consumer<PolicyStage> resting,
            Consumer<PolicyStage> standing) {
        pairs.add(new Pair(policy, PolicyStage.of(timings, resting), PolicyStage.of(timings, standing)));
    }

    private void addJudging() {
        add(
                Judging.DeploymentBlockedRule.class,
                s -> s.protect(s.blocked(), 60),
                s -> s.protect(task(s.service(3), 0), 60));
        add(
                Judging.BlockedRenewal.class,
                s -> renewsBehindADeployment(s, true),
                s -> renewsBehindADeployment(s, false));
        add(
                Judging.BlockedClearing.class,
                s -> {
                    s.blocked();
                    s.clear(s.media.service("transcoder").protectedTasks().get(0));
                },
                s -> {
                    SimulatedTask busy = task(s.service(3), 0);
                    s.protect(busy, 60);
                    s.clear(busy);
                });
        add(Judging.ShorterRenewal.class, s -> renews(s, 60, 10), s -> renews(s, 10, 60));
        add(Judging.ExpiryInstant.class, s -> expires(s, 60), s -> expires(s, 61));
        add(
                Judging.DaemonTaskAnswer.class,
                s -> s.protect(s.media.createDaemonService("daemon", 1).tasks().get(0), 60),
                s -> s.protect(task(s.service(1), 0), 60));
    }

    private static void renewsBehindADeployment(PolicyStage s, boolean deploys) {
        SimulatedService service = s.service(3);
        SimulatedTask busy = task(service, 0);
        s.protect(busy, 30);
        if (deploys) {
            service.deploy();
        }
        s.protect(busy, 90);
    }

    private static void renews(PolicyStage s, int first, int second) {
        SimulatedTask busy = task(s.service(1), 0);
        s.protect(busy, first);
        s.protect(busy, second);
    }

    private static void expires(PolicyStage s, int after) {
        SimulatedService service = s.service(1);
        s.protect(task(service, 0), 60);
        service.scaleTo(0);
        s.passMinutes(after);
    }

    private void addTaskStatuses() {
        add(
                Judging.StoppedTaskAnswer.class,
                s -> {
                    SimulatedTask gone = task(s.service(1), 0);
                    gone.stop();
                    s.protect(gone, 60);
                },
                s -> s.protect(task(s.service(1), 0), 60));
        TaskTimings slowStop = TaskTimings.instant().withStopTimeout(Duration.ofSeconds(30));
        add(
                Judging.StoppingTaskAnswer.class,
                slowStop,
                s -> {
                    SimulatedTask leaving = task(s.service(1), 0);
                    leaving.stop();
                    s.protect(leaving, 60);
                },
                s -> {
                    SimulatedTask gone = task(s.service(1), 0);
                    gone.stop();
                    s.passMinutes(1);
                    s.protect(gone, 60);
                });
        add(Judging.StartingTaskAnswer.class, COMING_UP, s -> s.protect(task(s.service(1), 0), 60), s -> {
            SimulatedService service = s.service(1);
            s.passMinutes(1);
            s.protect(task(service, 0), 60);
        });
    }

    private void addCalls() {
        add(
                Refusing.MinutesOutOfRange.class,
                s -> s.protect(task(s.service(1), 0), 2881),
                s -> s.protect(task(s.service(1), 0), 2880));
        add(Refusing.MinutesWhenClearing.class, s -> clears(s, 60), s -> clears(s, null));
        add(Refusing.MissingProtectionEnabled.class, s -> asks(s, null), s -> asks(s, true));
        add(Refusing.MalformedTaskId.class, s -> asksBeside(s, "0123"), s -> asksBeside(s, NOBODY));
        add(
                Refusing.ValidationOrder.class,
                s -> s.ask("nowhere", List.of(task(s.service(1), 0).id()), true, 2881),
                s -> s.ask("nowhere", List.of(task(s.service(1), 0).id()), true, 60));
        add(Refusing.InactiveClusterAnswer.class, s -> asksInACluster(s, true), s -> asksInACluster(s, false));
        add(Refusing.BlankClusterAnswer.class, s -> asksByDefault(s, null), s -> asksByDefault(s, "default"));
        add(Refusing.Throttling.class, s -> asksOften(s, 201), s -> asksOften(s, 200));
        add(Refusing.TokenMemory.class, s -> runsTwice(s, Duration.ofDays(2)), s -> runsTwice(s, Duration.ofHours(2)));
    }

    private static void clears(PolicyStage s, Integer minutes) {
        SimulatedTask busy = task(s.service(1), 0);
        s.protect(busy, 60);
        s.ask(MEDIA, List.of(busy.id()), false, minutes);
    }

    private static void asks(PolicyStage s, Boolean enabled) {
        s.ask(MEDIA, List.of(task(s.service(1), 0).id()), enabled, null);
    }

    private static void asksBeside(PolicyStage s, String other) {
        s.ask(MEDIA, List.of(task(s.service(1), 0).id(), other), true, 60);
    }

    private static void asksInACluster(PolicyStage s, boolean deletesIt) {
        SimulatedService service = s.service(1);
        SimulatedTask busy = task(service, 0);
        if (deletesIt) {
            service.delete();
            s.media.delete();
        }
        s.protect(busy, 60);
    }

    private static void asksByDefault(PolicyStage s, String cluster) {
        SimulatedService service = s.ecs.createCluster("default").createService("transcoder", 1);
        s.ask(cluster, List.of(task(service, 0).id()), true, 60);
    }

    private static void asksOften(PolicyStage s, int times) {
        SimulatedTask busy = task(s.service(1), 0);
        for (int i = 0; i < times; i++) {
            s.protect(busy, 60);
        }
    }

    private static void runsTwice(PolicyStage s, Duration pause) {
        s.ecs.registerTaskDefinition("app");
        RunTask.Request run =
                RunTask.request(r -> r.cluster(MEDIA).taskDefinition("app").clientToken("t"));
        s.call(run);
        s.pass(pause);
        s.call(run);
    }

    private void addDeploymentCalls() {
        add(Refusing.DeploymentLimit.class, s -> deploysOften(s, 6), s -> deploysOften(s, 5));
        add(Refusing.InferredRefusals.class, s -> createsOn(s, "FARGATE_SPOT"), s -> createsOn(s, "FARGATE"));
        add(
                Refusing.AbortedDeployment.class,
                COMING_UP,
                s -> stopsDeployment(s, "ABORT"),
                s -> stopsDeployment(s, "ROLLBACK"));
        add(Refusing.RollbackToNothing.class, s -> stopsTheFirst(s, true), s -> stopsTheFirst(s, false));
    }

    /** Each deployment is held by a protected task. */
    private static void deploysOften(PolicyStage s, int deployments) {
        SimulatedService service = s.service(5);
        for (int i = 1; i < deployments; i++) {
            s.protect(task(service, service.tasks().size() - 1), 2880);
            s.call(UpdateService.request(
                    r -> r.cluster(MEDIA).service("transcoder").forceNewDeployment(true)));
        }
    }

    private static void createsOn(PolicyStage s, String provider) {
        s.ecs.registerTaskDefinition("app");
        s.call(CreateCluster.request(r -> r.clusterName("own").capacityProviders(List.of("FARGATE"))));
        s.call(CreateService.request(r -> r.cluster("own")
                .serviceName("web")
                .taskDefinition("app")
                .desiredCount(1)
                .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem(provider, 1, 0)))));
    }

    private static void stopsDeployment(PolicyStage s, String type) {
        SimulatedService service = s.service(2);
        s.passMinutes(1);
        service.deploy();
        s.call(new StopServiceDeployment.Request(latestDeployment(s), type));
        s.passMinutes(5);
    }

    private static void stopsTheFirst(PolicyStage s, boolean stops) {
        s.ecs.registerTaskDefinition("transcoder").failsToStart("CannotPullContainerError");
        s.service(1);
        if (stops) {
            s.call(new StopServiceDeployment.Request(latestDeployment(s), "ROLLBACK"));
        }
        s.passMinutes(5);
    }

    private static String latestDeployment(PolicyStage s) {
        return s.ecs.api()
                .execute(ListServiceDeployments.request(r -> r.cluster(MEDIA).service("transcoder")))
                .response()
                .serviceDeployments()
                .get(0)
                .serviceDeploymentArn();
    }

    private void addScheduling() {
        add(Scheduling.SchedulerReaction.class, s -> expires(s, 90), s -> {
            SimulatedTask busy = task(s.service(1), 0);
            s.protect(busy, 60);
            s.passMinutes(90);
        });
        add(
                Scheduling.ScaleInOrder.class,
                s -> s.service(3).scaleTo(2),
                s -> s.service(3).scaleTo(0));
        add(Scheduling.RestartThrottle.class, s -> failsToStartFor(s, 10), s -> failsToStartFor(s, 0));
        add(Scheduling.UnchangedUpdate.class, s -> updates(s, "transcoder:1"), s -> updates(s, null));
        add(Scheduling.ServiceDeletion.class, s -> deletes(s, true), s -> deletes(s, false));
    }

    private static void failsToStartFor(PolicyStage s, int minutes) {
        s.ecs.registerTaskDefinition("transcoder").failsToStart("CannotPullContainerError");
        s.service(1);
        s.passMinutes(minutes);
    }

    private static void updates(PolicyStage s, String definition) {
        s.ecs.registerTaskDefinition("transcoder");
        s.service(2);
        s.call(UpdateService.request(r -> r.cluster(MEDIA)
                .service("transcoder")
                .taskDefinition(definition)
                .desiredCount(2)));
    }

    private static void deletes(PolicyStage s, boolean busy) {
        SimulatedService service = s.service(1);
        if (busy) {
            s.protect(task(service, 0), 60);
        }
        service.delete();
    }

    private void addRollouts() {
        add(Scheduling.CircuitBreakerCount.class, s -> breaks(s, 3), s -> breaks(s, 1));
        add(Scheduling.RolloutReplacement.class, COMING_UP, s -> losesATask(s, true), s -> losesATask(s, false));
        add(Scheduling.StageLimit.class, s -> deploysBlueGreen(s, 2880), s -> deploysBlueGreen(s, 60));
        add(Scheduling.RollbackProtection.class, s -> rollsBack(s, true), s -> rollsBack(s, false));
    }

    private static void breaks(PolicyStage s, int failures) {
        SimulatedService service = s.service(2);
        service.configure(ROLLING.withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        s.protect(task(service, 0), 60);
        service.deploy();
        for (int i = 0; i < failures; i++) {
            task(service, 1).failHealthCheck();
        }
    }

    private static void losesATask(PolicyStage s, boolean whileItDeploys) {
        SimulatedService service = s.service(2);
        s.passMinutes(1);
        if (whileItDeploys) {
            service.deploy();
        }
        task(service, 0).crash(1);
        s.passMinutes(1);
    }

    private static void deploysBlueGreen(PolicyStage s, int minutes) {
        SimulatedService service = s.service(2);
        service.configure(ROLLING.asBlueGreen(Duration.ofMinutes(5)));
        s.protect(task(service, 0), minutes);
        service.deploy();
        s.pass(Duration.ofHours(30));
    }

    private static void rollsBack(PolicyStage s, boolean busy) {
        SimulatedService service = s.service(2);
        service.configure(ROLLING.withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        s.protect(task(service, 0), 60);
        service.deploy();
        if (busy) {
            s.protect(task(service, 1), 30);
        }
        for (int i = 0; i < 3; i++) {
            task(service, 2).failHealthCheck();
        }
    }

    private void addOtherEnds() {
        add(
                Scheduling.RetirementOfProtected.class,
                s -> ends(s, true, SimulatedTask::retire),
                s -> ends(s, false, SimulatedTask::retire));
        add(
                Scheduling.RetirementOrder.class,
                COMING_UP,
                s -> ends(s, false, SimulatedTask::retire),
                s -> ends(s, false, SimulatedTask::loseHost));
        add(
                Scheduling.DrainingHost.class,
                s -> ends(s, true, SimulatedTask::drainHost),
                s -> ends(s, false, SimulatedTask::drainHost));
        add(
                Scheduling.UnhealthyProtected.class,
                s -> ends(s, true, SimulatedTask::failHealthCheck),
                s -> ends(s, false, SimulatedTask::failHealthCheck));
    }

    private static void ends(PolicyStage s, boolean busy, Consumer<SimulatedTask> end) {
        SimulatedTask task = task(s.service(2), 0);
        s.passMinutes(1);
        if (busy) {
            s.protect(task, 60);
        }
        end.accept(task);
        s.passMinutes(1);
    }
}
