package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.InjectedClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

@ExtendWith(EcsSimulatorExtension.class)
class FaultTest {
    private SimulatedTask own;
    private Worker worker;

    @BeforeEach
    void startWorker(EcsSimulator ecs, EcsClient client) {
        own = ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
        worker = new Worker(client, "media", own.arn());
    }

    @Test
    void aRefusedCallChangesNothing(EcsSimulator ecs) {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));

        assertThatThrownBy(worker::protect).isInstanceOf(EcsException.class).hasMessageContaining("Rate exceeded");
        assertThat(own).isNotProtected();

        worker.protect(); // the fault was for one call
        assertThat(own).isProtected();
    }

    @Test
    @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
    void theSdksOwnClientTriesAgain(EcsSimulator ecs) {
        ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()).times(2));

        worker.protect(); // the third attempt; the back-off moves the simulated clock

        assertThat(own).isProtected();
    }

    @Test
    void aCallWhoseReplyIsLostWasCarriedOut(EcsSimulator ecs) {
        ecs.inject(Fault.loseReply("UpdateTaskProtection"));

        assertThatThrownBy(worker::protect).isInstanceOf(SdkClientException.class);

        assertThat(own).isProtected();
    }

    @Test
    void aLateReplyTakesFromTheProtection(EcsSimulator ecs) {
        ecs.inject(Fault.delay("UpdateTaskProtection", Duration.ofSeconds(30)));

        worker.protect(); // returns 30 simulated seconds later

        assertThat(own).hasProtectionExpiringIn(Duration.ofMinutes(60).minusSeconds(30));
    }
}
