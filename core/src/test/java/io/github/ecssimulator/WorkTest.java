package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.journal.WorkEvent;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorkTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);

    private String story() {
        return task.story()
                .replaceAll("(?m)^.*(created|went|scales|was told|stopped).*\\R?", "")
                .strip();
    }

    @Test
    void work_begunAndFinished_isToldInTheStoryOfItsTask() {
        try (Work work = task.work("job 7")) {
            assertThat(work.name()).isEqualTo("job 7");
            assertThat(work)
                    .hasToString("work \"job 7\" of task " + task.snapshot().ref());
            ecs.clock().advance(Duration.ofMinutes(5));
        }

        assertThat(story())
                .isEqualTo("2024-01-01T00:00:00Z  " + task + " began work \"job 7\"\n" + "2024-01-01T00:05:00Z  " + task
                        + " finished work \"job 7\"");
    }

    @Test
    void work_finishedTwice_isFinishedOnce() {
        Work work = task.work("job 7");
        assertThat(work.isFinished()).isFalse();

        work.finish();
        work.close();

        assertThat(work.isFinished()).isTrue();
        assertThat(ecs.journal().events(WorkEvent.Finished.class)).hasSize(1);
    }

    @Test
    void work_ofCode_beginsEachTimeItRuns() {
        Runnable job = task.work("job", () -> ecs.clock().advance(Duration.ofSeconds(1)));

        job.run();
        job.run();

        assertThat(ecs.clock().instant()).isEqualTo(TestWorld.START.plusSeconds(2));
        assertThat(ecs.journal().events(WorkEvent.Begun.class)).hasSize(2);
        assertThat(ecs.journal().events(WorkEvent.Finished.class)).hasSize(2);
    }

    @Test
    void work_ofCodeThatThrows_hasFailed() {
        IllegalStateException noDisk = new IllegalStateException("no disk");
        Callable<String> asked = task.work("asked", (Callable<String>) () -> {
            throw noDisk;
        });
        Runnable told = task.work("told", (Runnable) () -> {
            throw noDisk;
        });

        assertThatIllegalStateException().isThrownBy(asked::call).withMessage("no disk");
        assertThatIllegalStateException().isThrownBy(told::run).withMessage("no disk");
        assertThat(ecs.journal().events(WorkEvent.Failed.class))
                .extracting(WorkEvent.Failed::work)
                .containsExactly("asked", "told");
        assertThat(ecs.journal().events(WorkEvent.Finished.class)).isEmpty();
    }

    @Test
    void fail_thenClosed_hasFailedOnce() {
        try (Work work = task.work("job 7")) {
            work.fail();

            assertThat(work.isFinished()).isTrue();
        }

        assertThat(ecs.journal().timeline())
                .contains("failed at work \"job 7\"")
                .doesNotContain("finished work");
        assertThat(ecs.recording().replay().journal()).isEqualTo(ecs.journal());
    }

    @Test
    void work_ofCodeThatReturns_returnsTheSame() throws Exception {
        Supplier<String> answer = () -> "done";

        assertThat(task.work("job", answer::get).call()).isEqualTo("done");
        assertThat(ecs.journal().events(WorkEvent.Finished.class)).hasSize(1);
    }

    @Test
    void work_withoutAName_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> task.work(" ")).withMessageContaining("needs a name");
    }

    @Test
    void work_ofATaskThatHasEnded_isWrittenDown() {
        task.service().orElseThrow().scaleTo(0);

        task.work("job 7").finish();

        assertThat(ecs.journal().events(WorkEvent.class)).hasSize(2);
    }

    @Test
    void work_onAClosedSimulator_canBeFinishedButNotBegun() {
        Work work = task.work("job 7");
        ecs.close();

        work.finish();

        assertThat(ecs.journal().events(WorkEvent.Finished.class)).hasSize(1);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> task.work("job 8"));
    }

    @Test
    void work_replayed_isInTheJournalAsItWas() {
        Work work = task.work("job 7");
        try (work) {
            ecs.clock().advance(Duration.ofMinutes(5));
        }

        assertThat(ecs.recording().replay().journal()).isEqualTo(ecs.journal());
    }
}
