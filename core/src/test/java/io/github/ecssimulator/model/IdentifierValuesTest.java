package io.github.ecssimulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdentifierValuesTest {
    private static final String DIGITS = "0123456789abcdef0123456789abcdef";

    private final ArnScope scope = new ArnScope("aws-us-gov", "us-gov-west-1", "123456789012");

    @Test
    void arns_text_isTheLongFormat() { // documented: ECS account settings
        assertThat(new ClusterArn(scope, "media"))
                .hasToString("arn:aws-us-gov:ecs:us-gov-west-1:123456789012:cluster/media");
        assertThat(new ServiceArn(scope, "media", "transcoder"))
                .hasToString("arn:aws-us-gov:ecs:us-gov-west-1:123456789012:service/media/transcoder");
        assertThat(new TaskArn(scope, "media", new TaskId(DIGITS)))
                .hasToString("arn:aws-us-gov:ecs:us-gov-west-1:123456789012:task/media/" + DIGITS);
    }

    @Test
    void taskId_order_isThatOfItsText() {
        TaskId low = new TaskId(DIGITS);
        TaskId high = new TaskId("f" + DIGITS.substring(1));

        assertThat(low).isLessThan(high).isEqualByComparingTo(new TaskId(DIGITS));
        assertThat(low).hasToString(DIGITS);
        assertThat(low.abbreviated()).isEqualTo("01234567");
    }

    @Test
    void taskId_otherFormat_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskId(DIGITS + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskId(DIGITS.substring(1)));
    }

    @Test
    void taskRef_text_namesTheOwner() {
        TaskArn arn = new TaskArn(scope, "media", new TaskId(DIGITS));

        assertThat(new TaskRef(arn, "transcoder")).hasToString("task media/transcoder/01234567");
        assertThat(new TaskRef(arn, null)).hasToString("task media/standalone/01234567");
        assertThatThrownBy(() -> new TaskRef(null, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void scope_withoutAPart_isRefused() {
        assertThatThrownBy(() -> new ArnScope("aws", null, "123456789012"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("region");
    }

    @Test
    void stopCodes_onTheWire_areThoseOfEcs() { // documented: Task
        assertThat(Arrays.stream(StopCode.values()).map(StopCode::wireName))
                .containsExactly(
                        "TaskFailedToStart",
                        "EssentialContainerExited",
                        "UserInitiated",
                        "ServiceSchedulerInitiated",
                        "SpotInterruption",
                        "TerminationNotice");
    }
}
