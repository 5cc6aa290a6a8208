package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ServiceArn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedClusterViewsTest {

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedCluster media = ecs.createCluster("media");

    @Test
    void clock_ofACluster_isThatOfItsSimulator() {
        media.clock().advance(Duration.ofMinutes(5));

        assertThat(ecs.clock().instant()).isEqualTo("2024-01-01T00:05:00Z");
    }

    @Test
    void journal_ofACluster_isThatOfItsSimulator() {
        ecs.createCluster("other");

        assertThat(media.journal()).isEqualTo(ecs.journal());
    }

    @Test
    void serviceEvents_ofEachKind_nameTheirService() {
        SimulatedService transcoder = media.createService("transcoder", 1);
        transcoder.scaleTo(0);
        transcoder.delete();

        assertThat(media.journal().events(ServiceEvent.class))
                .hasSizeGreaterThan(4)
                .extracting(ServiceEvent::service)
                .extracting(ServiceArn::serviceName)
                .containsOnly("transcoder");
    }
}
