package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lanes of a failure, in the characters that are asked for. */
class TextFormTest {

    private static List<String> lanes(TextForm form) {
        EcsSimulator ecs = EcsSimulator.create();
        SimulatedService service = ecs.createCluster("media").createService("x-rays", 2);
        SimulatedTask busy = service.tasks().get(0);
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 30));
        busy.work("film-x.mov");
        ecs.clock().advance(Duration.ofMinutes(10));
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(30));
        return Lanes.of(Story.of(ecs), List.of(new TaskId(busy.id())), form);
    }

    @Test
    void ascii_isPlain() {
        assertThat(lanes(TextForm.ASCII))
                .containsExactly(
                        "            00:00     00:10     00:20     00:30     00:40",
                        "            |----.----|----.----|----.----|----.----|",
                        " x-rays               v",
                        " c5160d22   P#############################x",
                        "  film-x.m~ ===============================",
                        " 94cda0f3   ----------x",
                        "            P set  # protected  - unprotected  v scaled in  x told to stop  = work");
    }

    @Test
    void unicode_drawsTheSameAndLeavesNamesAlone() {
        assertThat(lanes(TextForm.UNICODE))
                .containsExactly(
                        "            00:00     00:10     00:20     00:30     00:40",
                        "            │────·────│────·────│────·────│────·────│",
                        " x-rays               ▼",
                        " c5160d22   P█████████████████████████████╳",
                        "  film-x.m~ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
                        " 94cda0f3   ──────────╳",
                        "            P set  █ protected  ─ unprotected  ▼ scaled in  ╳ told to stop  ━ work");
    }

    @Test
    void form_ofNoSetting_isAscii() {
        assertThat(TextForm.inUse()).isEqualTo(TextForm.ASCII);
    }

    @Test
    void form_thatIsNone_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextForm.named("fancy"))
                .withMessage("ecs.simulator.text must be ascii or unicode, but was \"fancy\".");
    }
}
