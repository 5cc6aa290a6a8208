package io.github.ecssimulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class IdentifierValuesTest {
    private static final String DIGITS = "0123456789abcdef0123456789abcdef";
    private static final TaskId ID = new TaskId(DIGITS);

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
        assertThat(TaskId.isOne(DIGITS)).isTrue();
        assertThat(TaskId.isOne(DIGITS.toUpperCase(Locale.ROOT))).isFalse();
    }

    @Test
    void taskId_letterAtAnyPlace_isADigitInLowerCaseOrRefused() {
        for (char letter = 0; letter < 0x200; letter++) {
            boolean isDigit = DIGITS.indexOf(letter) >= 0;
            for (int place : new int[] {0, 15, 16, 31}) {
                String text = DIGITS.substring(0, place) + letter + DIGITS.substring(place + 1);

                TaskId id = TaskId.orNull(text);

                assertThat(id != null).as(text).isEqualTo(isDigit);
                assertThat(id == null ? text : id.value()).isEqualTo(text);
            }
        }
    }

    @Test
    void taskRef_text_namesTheOwner() {
        assertThat(task("media", "transcoder", ID)).hasToString("task media/transcoder/01234567");
        assertThat(task("media", null, ID)).hasToString("task media/standalone/01234567");
        assertThatThrownBy(() -> new TaskRef(null, ID)).hasMessage("owner");
        assertThatThrownBy(() -> task("media", null, null)).hasMessage("id");
    }

    @Test
    void taskRef_parts_areThoseOfItsTask() {
        TaskRef task = task("media", "transcoder", ID);

        assertThat(task.arn()).isEqualTo(new TaskArn(scope, "media", ID));
        assertThat(task.id()).isEqualTo(ID);
        assertThat(task.serviceName()).isEqualTo("transcoder");
        assertThat(task.hasId(new TaskId(DIGITS))).isTrue();
        assertThat(task.hasId(new TaskId(ID.high(), 0))).isFalse();
        assertThat(task.hasId(new TaskId(0, ID.low()))).isFalse();
    }

    @Test
    void taskRef_equality_isThatOfAllParts() {
        TaskRef task = task("media", "transcoder", ID);

        assertThat(task).isEqualTo(task("media", "transcoder", ID)).hasSameHashCodeAs(task("media", "transcoder", ID));
        assertThat(List.of(
                        task("other", "transcoder", ID),
                        task("media", null, ID),
                        task("media", "transcoder", new TaskId(ID.high(), 0)),
                        task("media", "transcoder", new TaskId(0, ID.low())),
                        ID))
                .doesNotContain(task);
    }

    private TaskRef task(String cluster, String service, TaskId id) {
        return new TaskRef(new TaskRef.Owner(scope, cluster, service), id);
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
