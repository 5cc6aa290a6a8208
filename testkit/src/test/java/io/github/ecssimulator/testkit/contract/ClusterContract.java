package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsTasksException;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.Tag;

/** CreateCluster, DescribeClusters, ListClusters and DeleteCluster. */
interface ClusterContract extends ContractWorld {
    Tag TEAM = Tag.builder().key("team").value("video").build();

    @Test
    @Ground("documented: CreateCluster")
    default void createCluster_named_isActive() {
        Cluster cluster =
                client().createCluster(r -> r.clusterName(CLUSTER).tags(TEAM)).cluster();

        assertThat(cluster.clusterArn()).isEqualTo(arn("cluster/media"));
        assertThat(cluster.clusterName()).isEqualTo(CLUSTER);
        assertThat(cluster.status()).isEqualTo("ACTIVE");
        assertThat(cluster.tags()).containsExactly(TEAM);
        assertThat(cluster.registeredContainerInstancesCount()).isZero();
    }

    @Test
    @Ground("documented: CreateCluster: the name default where none is given")
    default void createCluster_unnamed_isTheDefaultOne() {
        assertThat(client().createCluster().cluster().clusterName()).isEqualTo("default");
        assertThat(client().describeClusters().clusters())
                .extracting(Cluster::clusterName)
                .containsExactly("default");
    }

    @Test
    @Ground("documented: CreateCluster: one that is ACTIVE is answered as it is")
    default void createCluster_again_changesNothing() {
        client().createCluster(r -> r.clusterName(CLUSTER).tags(TEAM));

        assertThat(client().createCluster(r -> r.clusterName(CLUSTER)).cluster().tags())
                .containsExactly(TEAM);
        assertThat(client().listClusters().clusterArns()).hasSize(1);
    }

    @Test
    @Ground("documented: CreateCluster: the characters; observed: sibling DescribeServices: the text")
    default void createCluster_badName_isRefused() {
        assertInvalid(
                "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was my cluster",
                () -> client().createCluster(r -> r.clusterName("my cluster")));
    }

    @Test
    @Ground("documented: FAIL: MISSING")
    default void describeClusters_someUnknown_areFailures() {
        client().createCluster(r -> r.clusterName(CLUSTER));

        DescribeClustersResponse answer = client().describeClusters(r -> r.clusters("nowhere", CLUSTER));

        assertThat(answer.clusters()).extracting(Cluster::clusterName).containsExactly(CLUSTER);
        assertThat(answer.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.arn()).isEqualTo(arn("cluster/nowhere"));
            assertThat(failure.reason()).isEqualTo("MISSING");
            assertThat(failure.detail()).isNull();
        });
    }

    @Test
    @Ground("documented: DescribeClusters: tags and statistics come when included")
    default void describeClusters_include_addsTagsAndStatistics() {
        client().createCluster(r -> r.clusterName(CLUSTER).tags(TEAM));

        Cluster plain =
                client().describeClusters(r -> r.clusters(CLUSTER)).clusters().get(0);
        Cluster full = client().describeClusters(
                        r -> r.clusters(CLUSTER).include(ClusterField.TAGS, ClusterField.STATISTICS))
                .clusters()
                .get(0);

        assertThat(plain.tags()).isEmpty();
        assertThat(plain.statistics()).isEmpty();
        assertThat(full.tags()).containsExactly(TEAM);
        assertThat(full.statistics()).isNotEmpty();
    }

    @Test
    @Ground("documented: DescribeClusters: the counts")
    default void describeClusters_withServicesAndTasks_countsThem() {
        clusterAndDefinition();
        service("web", 2);
        client().runTask(r -> r.cluster(CLUSTER).taskDefinition("app"));

        Cluster cluster =
                client().describeClusters(r -> r.clusters(CLUSTER)).clusters().get(0);

        assertThat(cluster.activeServicesCount()).isEqualTo(1);
        assertThat(cluster.runningTasksCount()).isEqualTo(3);
        assertThat(cluster.pendingTasksCount()).isZero();
    }

    @Test
    @Ground("documented: ListClusters: maxResults and nextToken")
    default void listClusters_pageByPage_answersEachOnce() {
        List.of("a", "b", "c").forEach(name -> client().createCluster(r -> r.clusterName(name)));

        ListClustersResponse first = client().listClusters(r -> r.maxResults(2));
        ListClustersResponse second = client().listClusters(r -> r.nextToken(first.nextToken()));

        assertThat(first.clusterArns()).containsExactly(arn("cluster/a"), arn("cluster/b"));
        assertThat(second.clusterArns()).containsExactly(arn("cluster/c"));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    @Ground("documented: ListClusters: 1 to 100; inferred: the texts")
    default void listClusters_badPage_isRefused() {
        assertInvalid("maxResults must be between 1 and 100.", () -> client().listClusters(r -> r.maxResults(101)));
        assertInvalid("Invalid token x.", () -> client().listClusters(r -> r.nextToken("x")));
    }

    @Test
    @Ground("documented: DeleteCluster: INACTIVE, and still described for a while")
    default void deleteCluster_empty_turnsInactive() {
        client().createCluster(r -> r.clusterName(CLUSTER));

        assertThat(client().deleteCluster(r -> r.cluster(CLUSTER)).cluster().status())
                .isEqualTo("INACTIVE");
        assertThat(client().listClusters().clusterArns()).isEmpty();
        assertThat(client().describeClusters(r -> r.clusters(CLUSTER)).clusters())
                .extracting(Cluster::status)
                .containsExactly("INACTIVE");
    }

    @Test
    @Ground("observed: DeleteCluster: both texts")
    default void deleteCluster_withLeftovers_isRefused() {
        clusterAndDefinition();
        client().runTask(r -> r.cluster(CLUSTER).taskDefinition("app"));
        assertRefused(
                ClusterContainsTasksException.class,
                "The Cluster cannot be deleted while Tasks are active.",
                () -> client().deleteCluster(r -> r.cluster(CLUSTER)));

        service("web", 1);
        assertRefused(
                ClusterContainsServicesException.class,
                "The Cluster cannot be deleted while Services are active.",
                () -> client().deleteCluster(r -> r.cluster(CLUSTER)));
    }

    @Test
    @Ground("observed: ListContainerInstances fixture")
    default void deleteCluster_unknown_isRefused() {
        assertRefused(
                ClusterNotFoundException.class,
                "Cluster not found.",
                () -> client().deleteCluster(r -> r.cluster("nowhere")));
    }
}
