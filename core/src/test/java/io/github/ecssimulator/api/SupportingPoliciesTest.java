package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.policy.Answering.AnswerOrder;
import io.github.ecssimulator.policy.Answering.HealthMoment;
import io.github.ecssimulator.policy.Answering.LaunchTypeFilter;
import io.github.ecssimulator.policy.Answering.ListOrder;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Refusing.InferredRefusals;
import io.github.ecssimulator.policy.Refusing.TokenMemory;
import io.github.ecssimulator.policy.Scheduling.UnchangedUpdate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The switches of the operations around protection: U18, U46 to U49, U55 and U58. */
class SupportingPoliciesTest {
    private static final List<CapacityProviderStrategyItem> SPOT =
            List.of(new CapacityProviderStrategyItem("spot", 1, 0));

    private static ApiCalls world(Policy setting) {
        ApiCalls api =
                new ApiCalls(EcsSimulator.builder().policy(setting).lenient().build());
        api.ecs().createCluster("media");
        api.call(CreateCluster.request(r -> r.clusterName("own").capacityProviders(List.of("FARGATE"))));
        api.register("app");
        api.service("web", r -> r.desiredCount(3));
        api.service("spotted", r -> r.capacityProviderStrategy(SPOT));
        api.service("own", r -> r.taskDefinition(null).deploymentController(new DeploymentController("EXTERNAL")));
        return api;
    }

    static Stream<EcsRequest<?>> inferredRefusals() {
        return Stream.of(
                new TagResource.Request(ARN + "cluster/media", List.of()),
                UpdateService.request(r -> r.cluster("media").service("spotted").capacityProviderStrategy(List.of())),
                UpdateService.request(r -> r.cluster("media")
                        .service("web")
                        .deploymentConfiguration(DeploymentConfiguration.of(d -> d.maximumPercent(100)))),
                CreateService.request(r -> r.cluster("own")
                        .serviceName("other")
                        .taskDefinition("app")
                        .desiredCount(1)
                        .capacityProviderStrategy(SPOT)),
                external(r -> r.launchType("EC2")),
                external(r -> r.platformVersion("1.4.0")),
                external(r -> r.networkConfiguration(network("a"))));
    }

    private static CreateService.Request external(UnaryOperator<CreateServiceBuilder> members) {
        return CreateService.request(r -> members.apply(
                r.cluster("media").serviceName("other").deploymentController(new DeploymentController("EXTERNAL"))));
    }

    @ParameterizedTest
    @MethodSource("inferredRefusals")
    void inferredRefusals_refused_refusesEachOfThem(EcsRequest<?> request) { // U46
        ApiCalls api = world(InferredRefusals.REFUSED);

        assertThatThrownBy(() -> api.call(request))
                .isInstanceOfSatisfying(
                        EcsException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("InvalidParameterException"));
    }

    @ParameterizedTest
    @MethodSource("inferredRefusals")
    void inferredRefusals_accepted_acceptsEachOfThem(EcsRequest<?> request) { // U46
        ApiCalls api = world(InferredRefusals.ACCEPTED);

        assertThatCode(() -> api.call(request)).doesNotThrowAnyException();
    }

    @Test
    void inferredRefusals_accepted_leavesWhatIsKnownToBeRefused() { // U46
        ApiCalls api = world(InferredRefusals.ACCEPTED);

        api.invalid("Tags can not be empty.", new TagResource.Request(ARN + "cluster/media", null));
        assertThatThrownBy(() -> api.call(RunTask.request(
                        r -> r.cluster("own").taskDefinition("app").capacityProviderStrategy(SPOT))))
                .hasMessageContaining("not associated with the cluster");
        assertThatThrownBy(() -> api.call(UpdateService.request(
                        r -> r.cluster("media").service("web").capacityProviderStrategy(SPOT))))
                .hasMessageContaining("you must force a new deployment");
        assertThatThrownBy(() -> api.call(UpdateService.request(r -> r.cluster("media")
                        .service("web")
                        .deploymentConfiguration(DeploymentConfiguration.of(
                                d -> d.minimumHealthyPercent(100).maximumPercent(100))))))
                .hasMessageContaining("cannot be 100");
    }

    @Test
    void unchangedUpdate_deploysNothing_isTheDefault() { // U47
        assertThat(deploymentsAfterTheSame(UnchangedUpdate.DEPLOYS_NOTHING)).containsExactly(1, 1);
    }

    @Test
    void unchangedUpdate_deploys_deploysWhatThereIs() { // U47
        assertThat(deploymentsAfterTheSame(UnchangedUpdate.DEPLOYS)).containsExactly(2, 2);
    }

    /** How many there are after an update that says again what there is, and after one of the count alone. */
    private static List<Integer> deploymentsAfterTheSame(UnchangedUpdate setting) {
        ApiCalls api = world(setting);
        api.call(UpdateService.request(
                r -> r.cluster("media").service("web").taskDefinition("app:1").desiredCount(3)));
        int after = deployments(api);
        api.call(UpdateService.request(r -> r.cluster("media").service("web").desiredCount(2)));
        return List.of(after, deployments(api));
    }

    private static int deployments(ApiCalls api) {
        return api.call(new ListServiceDeployments.Request("web", "media", null, null, null, null))
                .serviceDeployments()
                .size();
    }

    @Test
    void tokenMemory_forEver_isTheDefault() { // U58
        assertThat(tasksOfOneToken(TokenMemory.FOR_EVER, Duration.ofDays(7))).isEqualTo(1);
    }

    @Test
    void tokenMemory_oneDay_forgetsAfterADay() { // U58
        assertThat(tasksOfOneToken(TokenMemory.ONE_DAY, Duration.ofDays(1).minusNanos(1)))
                .isEqualTo(1);
        assertThat(tasksOfOneToken(TokenMemory.ONE_DAY, Duration.ofDays(1))).isEqualTo(2);
    }

    private static long tasksOfOneToken(TokenMemory setting, Duration pause) {
        ApiCalls api = world(setting);
        RunTask.Request request = RunTask.request(
                r -> r.cluster("media").taskDefinition("app").group("nightly").clientToken("t"));
        api.call(request);
        api.ecs().clock().advance(pause);
        api.call(request);
        return api.ecs().cluster("media").tasks().stream()
                .filter(task -> task.snapshot().group().equals("nightly"))
                .count();
    }

    @Test
    void listOrder_asCreated_isTheDefault() { // U48
        ApiCalls api = world(ListOrder.AS_CREATED);

        assertThat(services(api)).containsExactly(service("web"), service("spotted"), service("own"));
        assertThat(clusters(api)).containsExactly(ARN + "cluster/media", ARN + "cluster/own");
        assertThat(tasks(api, null, null).taskArns())
                .containsExactlyElementsOf(api.ecs().cluster("media").service("web").tasks().stream()
                        .map(task -> task.arn())
                        .toList());
    }

    @Test
    void listOrder_byArn_sortsPageByPage() { // U48
        ApiCalls api = world(ListOrder.BY_ARN);
        api.call(CreateCluster.request(r -> r.clusterName("a")));

        assertThat(services(api)).containsExactly(service("own"), service("spotted"), service("web"));
        assertThat(clusters(api)).first().isEqualTo(ARN + "cluster/a");
        ListTasks.Response first = tasks(api, null, 2);
        List<String> all = Stream.concat(
                        first.taskArns().stream(), tasks(api, first.nextToken(), 2).taskArns().stream())
                .toList();
        assertThat(all).hasSize(3).isSortedAccordingTo(Comparator.naturalOrder());
    }

    private static String service(String name) {
        return ARN + "service/media/" + name;
    }

    private static List<String> services(ApiCalls api) {
        return api.call(ListServices.request(r -> r.cluster("media"))).serviceArns();
    }

    private static List<String> clusters(ApiCalls api) {
        return api.call(new ListClusters.Request(null, null)).clusterArns();
    }

    private static ListTasks.Response tasks(ApiCalls api, String token, Integer size) {
        return api.call(ListTasks.request(
                r -> r.cluster("media").serviceName("web").nextToken(token).maxResults(size)));
    }

    @Test
    void answerOrder_requestOrder_isTheDefaultOfDescribeTasks() { // U18
        ApiCalls api = world(AnswerOrder.REQUEST_ORDER);
        List<String> backwards =
                sortedArns(api).stream().sorted(Comparator.reverseOrder()).toList();

        assertThat(described(api, backwards)).isEqualTo(backwards);
    }

    @Test
    void answerOrder_byArn_sortsDescribeTasks() { // U18
        ApiCalls api = world(AnswerOrder.BY_ARN);
        List<String> sorted = sortedArns(api);
        List<String> backwards =
                sorted.stream().sorted(Comparator.reverseOrder()).toList();

        assertThat(described(api, backwards)).isEqualTo(sorted);
    }

    private static List<String> sortedArns(ApiCalls api) {
        return tasks(api, null, null).taskArns().stream().sorted().toList();
    }

    private static List<String> described(ApiCalls api, List<String> arns) {
        return api.call(new DescribeTasks.Request("media", arns, null)).tasks().stream()
                .map(Task::taskArn)
                .toList();
    }

    @Test
    void healthMoment_whenRunning_isTheDefault() { // U49
        ApiCalls api = checked(HealthMoment.WHEN_RUNNING);

        assertThat(health(api)).isEqualTo("HEALTHY");
    }

    @Test
    void healthMoment_afterOneInterval_isUnknownUntilTheSlowestOfTheTask() { // U49
        ApiCalls api = checked(HealthMoment.AFTER_ONE_INTERVAL);

        api.ecs().clock().advance(Duration.ofSeconds(10));
        assertThat(api.tasksOf("checked").get(0).containers())
                .extracting(Container::healthStatus)
                .containsExactly("HEALTHY", "UNKNOWN");
        api.ecs().clock().advance(Duration.ofMillis(19_999));
        assertThat(health(api)).isEqualTo("UNKNOWN");
        api.ecs().clock().advance(Duration.ofMillis(1));
        assertThat(health(api)).isEqualTo("HEALTHY");
    }

    private static ApiCalls checked(HealthMoment setting) {
        ApiCalls api = world(setting);
        List<String> command = List.of("CMD", "true");
        api.call(RegisterTaskDefinition.request(r -> r.family("checked")
                .containerDefinitions(List.of(
                        ApiCalls.container("app", c -> c.healthCheck(new HealthCheck(command, 10, null, null, null))),
                        ApiCalls.container(
                                "log", c -> c.healthCheck(new HealthCheck(command, null, null, null, null)))))));
        api.service("checked", r -> r.taskDefinition("checked"));
        return api;
    }

    private static String health(ApiCalls api) {
        return api.tasksOf("checked").get(0).healthStatus();
    }

    @Test
    void launchTypeFilter_byTasks_isTheDefault() { // U55
        assertThat(onEc2(LaunchTypeFilter.BY_TASKS)).containsExactly(service("web"), service("spotted"));
    }

    @Test
    void launchTypeFilter_byService_leavesOutCapacityProvidersAndTaskSets() { // U55
        assertThat(onEc2(LaunchTypeFilter.BY_SERVICE)).containsExactly(service("web"));
    }

    private static List<String> onEc2(LaunchTypeFilter setting) {
        ApiCalls api = world(setting);
        return api.call(ListServices.request(r -> r.cluster("media").launchType("EC2")))
                .serviceArns();
    }
}
