package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.AgentFault.Outcome;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.AgentPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentFaultTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final List<String> ended = new ArrayList<>();

    private Object met(AgentPart part) {
        return ecs.agentHost().meetFault(part, () -> ended.add("ended")).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/x/task-protection/v1/state, TASK_PROTECTION",
        "/task-protection/v1/state, TASK_PROTECTION",
        "/v4, TASK_METADATA",
        "/v4?x, TASK_METADATA",
        "http://169.254.170.2/v4/x, TASK_METADATA",
        "http://169.254.170.2/api/v4/x, TASK_PROTECTION",
        "/v3/x/task, TASK_METADATA",
        "/v5/x, TASK_PROTECTION",
        "/v4x, TASK_PROTECTION"
    })
    void part_ofAPath_isToldByItsBeginning(String path, AgentPart part) {
        assertThat(AgentPart.of(path)).isEqualTo(part);
    }

    @Test
    void faults_ofOnePart_areMetInTheirOrder() {
        ecs.inject(AgentFault.fail(AgentPart.TASK_METADATA));
        ecs.inject(AgentFault.rateLimit(AgentPart.TASK_PROTECTION).times(2));
        ecs.inject(AgentFault.disconnect(AgentPart.TASK_PROTECTION));
        ecs.inject(AgentFault.refuse(EcsError.throttled()));

        assertThat(met(AgentPart.TASK_PROTECTION)).isEqualTo(new Outcome.RateLimited());
        assertThat(met(AgentPart.TASK_PROTECTION)).isEqualTo(new Outcome.RateLimited());
        assertThat(met(AgentPart.TASK_PROTECTION)).isEqualTo(new Outcome.Disconnected());
        assertThat(met(AgentPart.TASK_PROTECTION)).isEqualTo(new Outcome.Refused(EcsError.throttled()));
        assertThat(met(AgentPart.TASK_PROTECTION)).isNull();
        assertThat(met(AgentPart.TASK_METADATA)).isEqualTo(new Outcome.Failed());
        ecs.close();
    }

    @Test
    void liftFaults_takesBackThoseOfCallsToo_andEndsWhatHangs() {
        ecs.inject(Fault.loseReply("GetTaskProtection"));
        ecs.inject(AgentFault.hang(AgentPart.TASK_METADATA).times(2));
        assertThat(met(AgentPart.TASK_METADATA)).isEqualTo(new Outcome.Hanging());
        assertThat(ended).isEmpty();

        ecs.liftFaults();
        ecs.liftFaults();

        assertThat(ended).hasSize(1);
        assertThat(met(AgentPart.TASK_METADATA)).isNull();
        ecs.verify();
    }

    @Test
    void close_endsWhatHangs_andNothingHangsFromThenOn() {
        ecs.inject(AgentFault.hang(AgentPart.TASK_METADATA).until(Instant.parse("2024-01-02T00:00:00Z")));
        assertThat(met(AgentPart.TASK_METADATA)).isEqualTo(new Outcome.Hanging());

        ecs.close();

        assertThat(ended).hasSize(1);
        assertThat(met(AgentPart.TASK_METADATA)).isNull();
    }

    @Test
    void verify_faultsThatNoRequestMet_areReported() {
        Instant later = ecs.clock().instant().plusSeconds(30);
        ecs.inject(AgentFault.fail(AgentPart.TASK_METADATA).times(3));
        ecs.inject(AgentFault.rateLimit(AgentPart.TASK_PROTECTION).until(later));
        assertThat(met(AgentPart.TASK_METADATA)).isNotNull();

        assertThatThrownBy(ecs::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the next 2 requests for TASK_METADATA: Failed[]")
                .hasMessageContaining("the requests until " + later + " for TASK_PROTECTION: RateLimited[]");
    }

    @Test
    void fault_untilAnInstant_isOverThen_andNotLeftOver() {
        ecs.inject(AgentFault.rateLimit(AgentPart.TASK_PROTECTION)
                .until(ecs.clock().instant().plusSeconds(30)));
        assertThat(met(AgentPart.TASK_PROTECTION)).isEqualTo(new Outcome.RateLimited());

        ecs.clock().advance(Duration.ofSeconds(30));

        assertThat(met(AgentPart.TASK_PROTECTION)).isNull();
        ecs.verify();
    }

    @Test
    void fault_thatCannotBe_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgentFault.hang(AgentPart.TASK_METADATA).times(0))
                .withMessage("A fault hits at least one request, but times was 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AgentFault(AgentPart.TASK_METADATA, new Outcome.Refused(EcsError.throttled()), 1, null))
                .withMessage("The agent asks ECS for no metadata, so ECS cannot refuse it.");
    }

    @Test
    void fault_text_tellsWhatItWaitsFor() {
        assertThat(AgentFault.hang(AgentPart.TASK_METADATA))
                .hasToString("the next request for TASK_METADATA: Hanging[]");
        assertThat(AgentFault.hang(AgentPart.TASK_METADATA).times(3))
                .hasToString("the next 3 requests for TASK_METADATA: Hanging[]");
    }
}
