package io.github.ecssimulator.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.InjectedClient;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ecs.EcsClient;

class ConfiguredTest {

    @RegisterExtension
    static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
            .region("eu-central-1")
            .configure(simulator -> simulator.policy(BlockedRenewal.ALLOWED))
            .build();

    @Test
    @EcsSimulatorSettings(startAt = "2026-03-29T00:59:00Z", seed = 7, client = InjectedClient.OVER_HTTP)
    void settingsOfOneTest(EcsSimulator ecs, EcsClient client) {
        assertThat(ecs).hasToString("EcsSimulator[eu-central-1, 123456789012, seed 7, 2026-03-29T00:59:00Z]");
    }
}
