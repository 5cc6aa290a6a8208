package io.github.ecssimulator.testkit.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskStoryTest {

    private final Worlds world = new Worlds();
    private final EcsApi worker = world.ecs.api("worker");

    @Test
    void lines_refusedUpdate_isTold() {
        assertThatExceptionOfType(EcsException.class)
                .isThrownBy(() -> worker.updateTaskProtection(update(List.of(world.busy.arn()), 0)));

        assertThat(TaskStory.of(world.busy).lines())
                .contains("worker called UpdateTaskProtection(aaaaaaaa, protectionEnabled=true, expiresInMinutes=0)"
                        + " -> InvalidParameterException: ");
    }

    @Test
    void lines_updateWhoseReplyWasLost_isTold() {
        world.ecs.inject(Fault.loseReply("UpdateTaskProtection"));
        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(() -> worker.updateTaskProtection(update(List.of(world.busy.id()), 60)));

        assertThat(TaskStory.of(world.busy).lines()).contains("-> applied, reply lost");
    }

    @Test
    void lines_callsThatCannotChangeTheTask_areLeftOut() {
        worker.getTaskProtection(new GetTaskProtection.Request("media", List.of(world.busy.id())));
        worker.updateTaskProtection(update(List.of(world.idle.id()), 60));
        worker.refuseUnmodelled("PutAttributes");
        assertThatExceptionOfType(EcsException.class).isThrownBy(() -> worker.updateTaskProtection(update(null, 60)));

        assertThat(TaskStory.of(world.busy).lines()).doesNotContain("worker called");
    }

    private static UpdateTaskProtection.Request update(@Nullable List<String> tasks, int minutes) {
        return new UpdateTaskProtection.Request("media", tasks, true, minutes);
    }
}
