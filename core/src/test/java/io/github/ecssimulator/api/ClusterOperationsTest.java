package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.Cluster.ClusterSetting;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterOperationsTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @Test
    void createCluster_withEverything_answersIt() {
        CapacityProviderStrategyItem spot = new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0);

        Cluster cluster = api.call(CreateCluster.request(r -> r.clusterName("media")
                        .tags(List.of(tag("team", "video")))
                        .settings(List.of(new ClusterSetting("containerInsights", "enabled")))
                        .capacityProviders(List.of("FARGATE", "FARGATE_SPOT"))
                        .defaultCapacityProviderStrategy(List.of(spot))))
                .cluster();

        assertThat(cluster.clusterArn()).isEqualTo(ARN + "cluster/media");
        assertThat(cluster.clusterName()).isEqualTo("media");
        assertThat(cluster.status()).isEqualTo("ACTIVE");
        assertThat(cluster.tags()).containsExactly(tag("team", "video"));
        assertThat(cluster.settings()).containsExactly(new ClusterSetting("containerInsights", "enabled"));
        assertThat(cluster.capacityProviders()).containsExactly("FARGATE", "FARGATE_SPOT");
        assertThat(cluster.defaultCapacityProviderStrategy()).containsExactly(spot);
        assertThat(cluster.registeredContainerInstancesCount()).isZero();
    }

    @Test
    void createCluster_statistics_areEmptyUntilAskedFor() {
        assertThat(api.call(CreateCluster.request(r -> r.clusterName("media")))
                        .cluster()
                        .statistics())
                .isEmpty();
        assertThat(api.call(new DeleteCluster.Request("media")).cluster().statistics())
                .isEmpty();
    }

    @Test
    void createCluster_whatHasNoEffect_isAnsweredAgain() {
        Structure configuration = Structure.of("executeCommandConfiguration", Structure.of("logging", "NONE"));
        Structure namespace = Structure.of("namespace", "arn:aws:servicediscovery:us-east-1:123456789012:namespace/n");

        Cluster created = api.call(CreateCluster.request(
                        r -> r.clusterName("media").configuration(configuration).serviceConnectDefaults(namespace)))
                .cluster();

        assertThat(created.configuration()).isEqualTo(configuration);
        assertThat(created.serviceConnectDefaults()).isEqualTo(namespace);
        Cluster plain = api.call(new DescribeClusters.Request(List.of("media"), null))
                .clusters()
                .get(0);
        assertThat(plain.configuration()).isNull();
        assertThat(plain.serviceConnectDefaults()).isEqualTo(namespace);
        assertThat(api.call(new DescribeClusters.Request(List.of("media"), List.of("CONFIGURATIONS")))
                        .clusters()
                        .get(0)
                        .configuration())
                .isEqualTo(configuration);
    }

    @Test
    void createCluster_strategyOfAnotherProvider_isRefused() {
        api.invalid(
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated"
                        + " with the cluster. Associate the capacity provider with the cluster or specify a valid"
                        + " capacity provider and try again.",
                CreateCluster.request(r -> r.clusterName("media")
                        .capacityProviders(List.of("FARGATE"))
                        .defaultCapacityProviderStrategy(
                                List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0)))));
    }

    @Test
    void createCluster_withoutName_isTheDefaultOne() {
        Cluster cluster = api.call(CreateCluster.request(r -> r)).cluster();

        assertThat(cluster.clusterName()).isEqualTo("default");
        assertThat(cluster.settings()).containsExactly(new ClusterSetting("containerInsights", "disabled"));
    }

    @Test
    void createCluster_thatIsThere_staysAsItIs() {
        api.call(CreateCluster.request(r -> r.clusterName("media").tags(List.of(tag("a", "1")))));

        Cluster again = api.call(
                        CreateCluster.request(r -> r.clusterName("media").tags(List.of(tag("b", "2")))))
                .cluster();

        assertThat(again.tags()).containsExactly(tag("a", "1"));
        assertThat(api.call(new ListClusters.Request(null, null)).clusterArns()).hasSize(1);
    }

    @Test
    void createCluster_thatWasDeleted_beginsAnew() {
        api.call(CreateCluster.request(r -> r.clusterName("media").tags(List.of(tag("a", "1")))));
        api.call(new DeleteCluster.Request("media"));

        Cluster again =
                api.call(CreateCluster.request(r -> r.clusterName("media"))).cluster();

        assertThat(again.status()).isEqualTo("ACTIVE");
        assertThat(again.tags()).isEmpty();
    }

    @Test
    void createCluster_withBadName_isRefused() {
        api.invalid(
                "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was my cluster",
                CreateCluster.request(r -> r.clusterName("my cluster")));
    }

    @Test
    void createCluster_withBadStrategy_isRefused() {
        api.invalid(
                "capacityProvider can not be blank.",
                CreateCluster.request(
                        r -> r.defaultCapacityProviderStrategy(List.of(new CapacityProviderStrategyItem(null, 1, 0)))));
        api.invalid(
                "weight must be between 0 and 1000.",
                CreateCluster.request(r -> r.defaultCapacityProviderStrategy(
                        List.of(new CapacityProviderStrategyItem("FARGATE", 1001, 0)))));
        api.invalid(
                "base must be between 0 and 100000.",
                CreateCluster.request(r -> r.defaultCapacityProviderStrategy(
                        List.of(new CapacityProviderStrategyItem("FARGATE", 1, -1)))));
    }

    @Test
    void describeClusters_withoutNames_describesTheDefaultOne() {
        api.call(CreateCluster.request(r -> r));

        DescribeClusters.Response response = api.call(new DescribeClusters.Request(null, null));

        assertThat(response.clusters()).extracting(Cluster::clusterName).containsExactly("default");
        assertThat(response.failures()).isEmpty();
    }

    @Test
    void describeClusters_someUnknown_answersMissing() {
        api.call(CreateCluster.request(r -> r.clusterName("media")));

        DescribeClusters.Response response =
                api.call(new DescribeClusters.Request(List.of("nowhere", ARN + "cluster/media", "media"), null));

        assertThat(response.clusters()).extracting(Cluster::clusterName).containsExactly("media");
        assertThat(response.failures()).containsExactly(new Failure(ARN + "cluster/nowhere", "MISSING", null));
    }

    @Test
    void describeClusters_deletedOne_isInactive() {
        api.call(CreateCluster.request(r -> r.clusterName("media")));
        api.call(new DeleteCluster.Request("media"));

        assertThat(api.call(new DescribeClusters.Request(List.of("media"), null))
                        .clusters())
                .extracting(Cluster::status)
                .containsExactly("INACTIVE");
    }

    @Test
    void describeClusters_withoutInclude_leavesOutTagsSettingsAndStatistics() {
        api.call(CreateCluster.request(r -> r.tags(List.of(tag("a", "1")))));

        Cluster plain =
                api.call(new DescribeClusters.Request(null, null)).clusters().get(0);
        Cluster full = api.call(new DescribeClusters.Request(null, List.of("TAGS", "SETTINGS", "STATISTICS")))
                .clusters()
                .get(0);

        assertThat(plain.tags()).isEmpty();
        assertThat(plain.settings()).isEmpty();
        assertThat(plain.statistics()).isEmpty();
        assertThat(full.tags()).hasSize(1);
        assertThat(full.settings()).hasSize(1);
        assertThat(full.statistics()).hasSize(12);
    }

    @Test
    void describeClusters_withServicesAndTasks_countsThem() {
        api.call(CreateCluster.request(r -> r.clusterName("media").capacityProviders(List.of("FARGATE_SPOT"))));
        api.register("app");
        api.service("web", r -> r.desiredCount(2));
        api.registerForFargate("far");
        api.service(
                "spot",
                r -> r.taskDefinition("far")
                        .networkConfiguration(ApiCalls.network("a"))
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0))));
        api.call(RunTask.request(r -> r.cluster("media").taskDefinition("app").count(3)));

        Cluster cluster = api.call(new DescribeClusters.Request(List.of("media"), List.of("STATISTICS")))
                .clusters()
                .get(0);

        assertThat(cluster.activeServicesCount()).isEqualTo(2);
        assertThat(cluster.runningTasksCount()).isEqualTo(6);
        assertThat(cluster.pendingTasksCount()).isZero();
        assertThat(cluster.statistics())
                .extracting(KeyValuePair::name, KeyValuePair::value)
                .contains(
                        tuple("runningEC2TasksCount", "5"),
                        tuple("runningFargateTasksCount", "1"),
                        tuple("activeEC2ServiceCount", "1"),
                        tuple("activeFargateServiceCount", "1"),
                        tuple("drainingEC2ServiceCount", "0"),
                        tuple("runningExternalTasksCount", "0"));
    }

    @Test
    void describeClusters_whatIsToComeAndWhatIsGone_isCountedSo() {
        ApiCalls slow = new ApiCalls(EcsSimulator.builder()
                .taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(10)))
                .build());
        slow.call(CreateCluster.request(r -> r.clusterName("media")));
        slow.register("app");
        slow.service("web", r -> r.desiredCount(2));
        slow.service("old", r -> r.desiredCount(0));
        slow.call(new DeleteService.Request("media", "old", null));

        Cluster cluster = slow.call(new DescribeClusters.Request(List.of("media"), null))
                .clusters()
                .get(0);

        assertThat(cluster.pendingTasksCount()).isEqualTo(2);
        assertThat(cluster.runningTasksCount()).isZero();
        assertThat(cluster.activeServicesCount()).isEqualTo(1);
    }

    @Test
    void listClusters_tokenOfAClusterThatIsNone_isRefused() {
        ApiCalls others = new ApiCalls(EcsSimulator.create());
        others.ecs().createCluster("music");
        others.ecs().createCluster("video");
        String token = others.call(new ListClusters.Request(null, 1)).nextToken();
        api.ecs().createCluster("media");

        api.invalid("Invalid token " + token + ".", new ListClusters.Request(token, null));
    }

    @Test
    void describeClusters_badInput_isRefused() {
        api.invalid("Clusters can not be blank.", new DescribeClusters.Request(List.of(" "), null));
        api.invalid(
                "clusters can have at most 100 items.",
                new DescribeClusters.Request(
                        IntStream.range(0, 101).mapToObj(i -> "c" + i).toList(), null));
        api.invalid(
                "include must be one of [ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS], but was ALL.",
                new DescribeClusters.Request(null, List.of("ALL")));
    }

    @Test
    void listClusters_pageByPage_answersEveryActiveOneOnce() {
        for (String name : List.of("a", "b", "c", "d")) {
            api.call(CreateCluster.request(r -> r.clusterName(name)));
        }
        api.call(new DeleteCluster.Request("b"));

        ListClusters.Response first = api.call(new ListClusters.Request(null, 2));
        ListClusters.Response second = api.call(new ListClusters.Request(first.nextToken(), 2));

        assertThat(first.clusterArns()).containsExactly(ARN + "cluster/a", ARN + "cluster/c");
        assertThat(second.clusterArns()).containsExactly(ARN + "cluster/d");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void deleteCluster_withLeftovers_isRefused() {
        api.call(CreateCluster.request(r -> r.clusterName("media")));
        api.register("app");
        api.call(RunTask.request(r -> r.cluster("media").taskDefinition("app")));
        api.refused(
                "ClusterContainsTasksException",
                "The Cluster cannot be deleted while Tasks are active.",
                new DeleteCluster.Request("media"));
        api.service("web");
        api.refused(
                "ClusterContainsServicesException",
                "The Cluster cannot be deleted while Services are active.",
                new DeleteCluster.Request("media"));
    }

    @Test
    void deleteCluster_unknownOrDeletedOrUnnamed_isRefused() {
        api.refused("ClusterNotFoundException", "Cluster not found.", new DeleteCluster.Request("nowhere"));
        api.call(CreateCluster.request(r -> r.clusterName("media")));

        assertThat(api.call(new DeleteCluster.Request(ARN + "cluster/media"))
                        .cluster()
                        .status())
                .isEqualTo("INACTIVE");
        api.refused(
                "ClusterNotFoundException", "The referenced cluster was inactive.", new DeleteCluster.Request("media"));
        api.invalid("Cluster can not be blank.", new DeleteCluster.Request(null));
    }

    @Test
    void records_withLists_copyThem() {
        List<String> names = new ArrayList<>(List.of("a"));
        DescribeClusters.Request request = new DescribeClusters.Request(names, null);
        names.add("b");

        assertThat(request.clusters()).containsExactly("a");
    }
}
