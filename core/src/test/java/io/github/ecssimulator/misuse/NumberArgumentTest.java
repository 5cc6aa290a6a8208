package io.github.ecssimulator.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumberArgumentTest {
    private static final TestWorld WORLD_OF_THE_TABLE = TestWorld.with();

    static Stream<Arguments> wrongNumbers() {
        SimulatedCluster media = WORLD_OF_THE_TABLE.media();
        SimulatedService service = WORLD_OF_THE_TABLE.transcoder();
        DeploymentSettings settings = DeploymentSettings.replicaDefaults();
        return Stream.of(
                row("newDesiredCount must be 0 or more, but was -1.", () -> service.scaleTo(-1)),
                row("desiredCount must be 0 or more, but was -1.", () -> media.createService("a", -1)),
                row("desiredCount must be 0 or more, but was -1.", () -> media.createDaemonService("a", -1)),
                row("desiredCount must be 0 or more, but was -7.", () -> ServiceSettings.external(-7)),
                row("minimumHealthyPercent must be 0 or more, but was -1.", () -> settings.withPercents(-1, 100)),
                row("maximumPercent must be 0 or more, but was -1.", () -> settings.withPercents(0, -1)),
                row("revision must be 1 or more, but was 0.", () -> new TaskDefinitionRef("video", 0)),
                row("tasksMin must be 0 or more, but was -1.", () -> service.autoScaling(-1, 3)),
                row("tasksMax must be at least tasksMin, which is 4, but was 3.", () -> service.autoScaling(4, 3)),
                row(
                        "A fault hits at least one call, but times was 0.",
                        () -> Fault.loseReply("RunTask").times(0)),
                row("The status of an error is 400 to 599, but was 200.", () -> new EcsError("X", 200, "x")),
                row(
                        "An advance runs at least one event, but the cap was 0.",
                        () -> EcsSimulator.builder().eventsPerAdvanceMax(0)));
    }

    private static Arguments row(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongNumbers")
    void number_outOfRange_isRefusedWithItsNameAndValue(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void percents_ofAnEndlessService_doNotOverflow() {
        DeploymentSettings settings =
                DeploymentSettings.replicaDefaults().withPercents(Integer.MAX_VALUE, Integer.MAX_VALUE);

        assertThat(settings.tasksMin(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(settings.tasksMax(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}
