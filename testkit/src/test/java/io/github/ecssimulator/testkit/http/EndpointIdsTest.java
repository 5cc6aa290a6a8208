package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointIdsTest {

    /** The ids of published environments, and of the developer guide's example, whose containers are known. */
    @ParameterizedTest
    @CsvSource({
        "cd189a933e5849daa93386466019ab50, curl, cd189a933e5849daa93386466019ab50-2495160603",
        "36065e1b9c824ca88f9442719e5745bf, echo-service, 36065e1b9c824ca88f9442719e5745bf-3193413934",
        "c53454aacff34019a681da88d44718fc, level3, c53454aacff34019a681da88d44718fc-3779599274",
        "7026b406b5a34623a4c705220a36970c, level3, 7026b406b5a34623a4c705220a36970c-3779599274"
    })
    void onFargate_publishedContainer_hasItsPublishedId(String task, String container, String id) {
        assertThat(EndpointIds.onFargate(task, container)).isEqualTo(id);
    }

    @Test
    void onEc2_sameSeed_givesTheSameIds() {
        assertThat(ids(7)).isEqualTo(ids(7)).doesNotHaveDuplicates().doesNotContainAnyElementsOf(ids(8));
    }

    @Test
    void find_afterOtherTasksHaveComeAndGone_isTheTaskAsLongAsItsRecordIsKept() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            EndpointIds.Known endpoints = new EndpointIds.Known(ecs);
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 700);
            SimulatedTask old = service.tasks().get(0);
            String id = endpoints.idOf(old);
            service.deploy();
            service.tasks().forEach(endpoints::idOf);

            assertThat(endpoints.find(id)).contains(old);
            ecs.clock().advance(Duration.ofHours(2));
            assertThat(endpoints.find(id)).isEmpty();

            service.deploy();
            service.tasks().forEach(endpoints::idOf);
            SimulatedTask young = service.tasks().get(0);
            assertThat(new EndpointIds.Known(ecs).find(endpoints.idOf(young))).contains(young);
        }
    }

    private static List<String> ids(long seed) {
        try (EcsSimulator ecs = EcsSimulator.builder().seed(seed).build()) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 50);
            return service.tasks().stream()
                    .map(task -> EndpointIds.of(task, seed))
                    .toList();
        }
    }
}
