package io.github.ecssimulator.testkit.lint;

import static io.github.ecssimulator.testkit.lint.PolicyStage.MEDIA;
import static io.github.ecssimulator.testkit.lint.PolicyStage.task;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.policy.Answering;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Refusing;
import io.github.ecssimulator.policy.Scheduling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** For each policy that changes answers and no fate: a world, and a question that the policies of it decide. */
final class PolicyAnswers {
    private static final String NOBODY = "0123456789abcdef0123456789abcdef";

    private final List<Answer> answers = new ArrayList<>();

    private PolicyAnswers() {}

    static List<Answer> all() {
        PolicyAnswers table = new PolicyAnswers();
        table.addProtection();
        table.addEvents();
        table.addOperations();
        return table.answers;
    }

    /**
     * One line of the table.
     *
     * @param policy the policy
     * @param world the end of a story
     * @param question what is answered otherwise under another setting
     */
    record Answer(Class<? extends Policy> policy, EcsSimulator world, Function<EcsSimulator, Object> question) {
        Object in(EcsSimulator ecs) {
            try {
                return question.apply(ecs);
            } catch (EcsException e) {
                return e.error();
            }
        }

        @Override
        public String toString() {
            return policy.getSimpleName();
        }
    }

    private void add(
            Class<? extends Policy> policy, Consumer<PolicyStage> story, Function<EcsSimulator, Object> question) {
        answers.add(new Answer(policy, PolicyStage.of(story), question));
    }

    private static List<String> ids(EcsSimulator ecs) {
        return ecs.cluster(MEDIA).tasks().stream().map(task -> task.id()).toList();
    }

    private static Object get(EcsSimulator ecs, List<String> tasks) {
        return ecs.api().getTaskProtection(new GetTaskProtection.Request(MEDIA, tasks));
    }

    private static UpdateTaskProtection.Response protect(EcsSimulator ecs, List<String> tasks) {
        return ecs.api().updateTaskProtection(new UpdateTaskProtection.Request(MEDIA, tasks, true, 60));
    }

    private void addProtection() {
        add(Refusing.UpdateWithoutTasks.class, s -> s.service(1), ecs -> protect(ecs, List.of()));
        add(Refusing.GetWithoutTasks.class, s -> s.service(1), ecs -> get(ecs, List.of()));
        add(
                Refusing.TaskListName.class,
                s -> s.service(1),
                ecs -> protect(ecs, Collections.nCopies(Limits.UPDATED_TASKS + 1, NOBODY)));
        add(Answering.AnswerOrder.class, s -> s.service(5), ecs -> get(ecs, ids(ecs)));
        add(
                Answering.DuplicateTasks.class,
                s -> s.service(1),
                ecs -> get(ecs, List.of(ids(ecs).get(0), ids(ecs).get(0))));
        add(Answering.FailureArn.class, s -> s.service(1), ecs -> get(ecs, List.of(NOBODY)));
        add(Answering.FailureDetail.class, PolicyStage::blocked, ecs -> protect(ecs, ids(ecs)));
        add(
                Answering.ExpirationPrecision.class,
                s -> {
                    s.service(1);
                    s.pass(Duration.ofMillis(1234));
                },
                ecs -> protect(ecs, ids(ecs)));
    }

    private void addOperations() {
        add(
                Answering.AnswerMoment.class,
                s -> s.ecs.registerTaskDefinition("app"),
                ecs -> ecs.api()
                        .execute(RunTask.request(r -> r.cluster(MEDIA).taskDefinition("app")))
                        .response()
                        .tasks()
                        .get(0)
                        .lastStatus());
        add(
                Answering.ListOrder.class,
                s -> {
                    s.media.createService("web", 0);
                    s.media.createService("app", 0);
                },
                ecs -> ecs.api()
                        .execute(ListServices.request(r -> r.cluster(MEDIA)))
                        .response());
        add(
                Answering.HealthMoment.class,
                PolicyAnswers::runsWithAHealthCheck,
                ecs -> ecs.api()
                        .execute(new DescribeTasks.Request(MEDIA, ids(ecs), null))
                        .response()
                        .tasks()
                        .get(0)
                        .healthStatus());
        add(
                Answering.LaunchTypeFilter.class,
                PolicyAnswers::runsOnACapacityProvider,
                ecs -> ecs.api()
                        .execute(ListServices.request(r -> r.cluster(MEDIA).launchType("EC2")))
                        .response());
    }

    private void addEvents() {
        add(
                Answering.ScaleInEventText.class,
                PolicyAnswers::holdsAScaleIn,
                ecs -> ecs.cluster(MEDIA).service("transcoder").events());
        add(
                Scheduling.BlockAfterScaleOut.class,
                s -> {
                    holdsAScaleIn(s);
                    s.media.service("transcoder").scaleTo(3);
                    s.media.service("transcoder").scaleTo(0);
                },
                ecs -> ecs.cluster(MEDIA).service("transcoder").events());
    }

    private static void runsOnACapacityProvider(PolicyStage s) {
        s.ecs.registerTaskDefinition("app");
        s.call(CreateService.request(r -> r.cluster(MEDIA)
                .serviceName("spotted")
                .taskDefinition("app")
                .desiredCount(1)
                .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("spot", 1, 0)))));
    }

    private static void holdsAScaleIn(PolicyStage s) {
        var service = s.service(1);
        s.protect(task(service, 0), 60);
        service.scaleTo(0);
    }

    private static void runsWithAHealthCheck(PolicyStage s) {
        s.call(RegisterTaskDefinition.request(r -> r.family("checked")
                .containerDefinitions(List.of(ContainerDefinition.of(c -> c.name("app")
                        .image("example/app")
                        .memory(512)
                        .healthCheck(new HealthCheck(List.of("CMD", "true"), null, null, null, null)))))));
        s.call(RunTask.request(r -> r.cluster(MEDIA).taskDefinition("checked")));
    }
}
