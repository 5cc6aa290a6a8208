package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.model.ClusterStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {
    private final EcsSimulator ecs = EcsSimulator.create();

    @Test
    void createCluster_newName_isActive() {
        SimulatedCluster media = ecs.createCluster("media");

        assertThat(media.name()).isEqualTo("media");
        assertThat(media.arn()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:cluster/media");
        assertThat(media.status()).isEqualTo(ClusterStatus.ACTIVE);
        assertThat(media.services()).isEmpty();
        assertThat(media.tasks()).isEmpty();
        assertThat(media).hasToString("cluster media");
    }

    @Test
    void createCluster_nameOfAnActiveCluster_returnsThatCluster() { // documented: CreateCluster
        ecs.createCluster("media").createService("transcoder", 2);

        SimulatedCluster again = ecs.createCluster("media");

        assertThat(again.service("transcoder").runningCount()).isEqualTo(2);
        assertThat(ecs.clusters()).hasSize(1);
        assertThat(ecs.journal().events(ClusterEvent.Created.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "media encoding", "média", "a/b", "a:b", "media\n"})
    void createCluster_nameThatEcsRefuses_isRefused(String name) { // documented: CreateCluster
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ecs.createCluster(name))
                .withMessage("The name of a cluster has 1 to 255 letters, digits, underscores and hyphens, but was \""
                        + name.replace("\n", "\\n") + "\".");
    }

    @Test
    void createCluster_nameOf255Characters_isTheLongest() { // documented: CreateCluster
        assertThat(ecs.createCluster("m".repeat(255)).status()).isEqualTo(ClusterStatus.ACTIVE);
        assertThatIllegalArgumentException().isThrownBy(() -> ecs.createCluster("m".repeat(256)));
    }

    @Test
    void cluster_unknownName_namesThoseThereAre() {
        ecs.createCluster("media");
        ecs.createCluster("games");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ecs.cluster("medai"))
                .withMessage("There is no cluster medai. Did you mean media? There are: media, games.");
    }

    @Test
    void cluster_knownName_showsTheSameState() {
        ecs.createCluster("media").createService("transcoder", 3);

        assertThat(ecs.cluster("media").service("transcoder").desiredCount()).isEqualTo(3);
    }

    @Test
    void clusters_afterARecreation_areInTheOrderOfCreation() {
        ecs.createCluster("media").delete();
        ecs.createCluster("games");
        ecs.createCluster("media");

        assertThat(ecs.clusters()).extracting(SimulatedCluster::name).containsExactly("games", "media");
    }

    @Test
    void delete_emptyCluster_turnsInactiveAndStaysKnown() { // documented: DeleteCluster
        SimulatedCluster media = ecs.createCluster("media");

        media.delete();

        assertThat(media.status()).isEqualTo(ClusterStatus.INACTIVE);
        assertThat(ecs.cluster("media").status()).isEqualTo(ClusterStatus.INACTIVE);
    }

    @Test
    void delete_inactiveCluster_changesNothing() {
        SimulatedCluster media = ecs.createCluster("media");
        media.delete();

        media.delete();

        assertThat(ecs.journal().events(ClusterEvent.Deleted.class)).hasSize(1);
    }

    @Test
    void delete_clusterWithService_isRefused() { // observed: irrespective of protection
        SimulatedCluster media = ecs.createCluster("media");
        media.createService("transcoder", 0);

        assertThatIllegalStateException()
                .isThrownBy(media::delete)
                .withMessage("cluster media: The Cluster cannot be deleted while Services are active."
                        + " (ClusterContainsServicesException)");
        assertThat(media.status()).isEqualTo(ClusterStatus.ACTIVE);
    }

    @Test
    void delete_clusterWithTask_isRefused() { // observed: irrespective of protection
        SimulatedCluster media = ecs.createCluster("media");
        media.runTask();

        assertThatIllegalStateException()
                .isThrownBy(media::delete)
                .withMessage("cluster media: The Cluster cannot be deleted while Tasks are active."
                        + " (ClusterContainsTasksException)");
    }

    @Test
    void delete_clusterWhoseServicesAndTasksEnded_turnsInactive() {
        SimulatedCluster media = ecs.createCluster("media");
        media.createService("transcoder", 2).delete();
        media.runTask().stop();

        media.delete();

        assertThat(media.status()).isEqualTo(ClusterStatus.INACTIVE);
    }

    @Test
    void inactiveCluster_refusesServicesAndTasks() { // observed: sibling CreateService
        SimulatedCluster media = ecs.createCluster("media");
        media.delete();

        assertThatIllegalStateException()
                .isThrownBy(() -> media.createService("transcoder", 1))
                .withMessage(
                        "cluster media, service transcoder: The referenced cluster was inactive. (ClientException)");
        assertThatIllegalStateException()
                .isThrownBy(media::runTask)
                .withMessage("cluster media: The referenced cluster was inactive. (ClientException)");
    }

    @Test
    void createCluster_nameOfAnInactiveCluster_makesANewOne() {
        SimulatedCluster old = ecs.createCluster("media");
        old.delete();

        SimulatedCluster fresh = ecs.createCluster("media");

        assertThat(fresh.status()).isEqualTo(ClusterStatus.ACTIVE);
        assertThat(old.status()).isEqualTo(ClusterStatus.INACTIVE);
        assertThat(ecs.clusters()).hasSize(1);
    }
}
