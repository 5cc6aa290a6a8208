package io.github.ecssimulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);
    private final String id = first.id().substring(0, 8);

    @Test
    void entries_sequence_startsAtOneWithoutGaps() {
        List<JournalEntry> entries = world.ecs().journal().entries();

        assertThat(entries).hasSizeGreaterThan(5);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).sequence()).isEqualTo(i + 1L);
        }
    }

    @Test
    void journal_takenEarlier_doesNotGrow() {
        Journal before = world.ecs().journal();
        int size = before.entries().size();

        world.protect(first);

        assertThat(before.entries()).hasSize(size);
        assertThatThrownBy(() -> before.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void timeline_cluster_isTold() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media").delete();

        assertThat(ecs.journal().timeline().lines())
                .containsExactly(
                        "2024-01-01T00:00:00Z  cluster media was created",
                        "2024-01-01T00:00:00Z  cluster media was deleted and is INACTIVE");
    }

    @Test
    void timeline_service_isTold() {
        world.transcoder().scaleTo(4);
        world.transcoder().delete();

        assertThat(world.ecs().journal().events(ServiceEvent.class).map(ServiceEvent::text))
                .containsExactly(
                        "service media/transcoder was created with desired count 3",
                        "service media/transcoder has reached a steady state.",
                        "service media/transcoder was scaled from 3 to 4",
                        "service media/transcoder has reached a steady state.",
                        "service media/transcoder was deleted",
                        "service media/transcoder is INACTIVE");
    }

    @Test
    void timeline_protection_isTold() {
        world.protect(60, first);
        world.protect(30, first);
        world.clear(first);
        world.protect(10, first);
        world.clock().advance(Duration.ofMinutes(10));
        world.protect(60, first);
        first.stop("bye");

        String task = "task media/transcoder/" + id;
        assertThat(world.ecs()
                        .journal()
                        .events(TaskEvent.class)
                        .filter(event -> event.task().id().value().equals(first.id()))
                        .skip(2)
                        .map(TaskEvent::text))
                .containsExactly(
                        task + " is protected until 2024-01-01T01:00:00Z",
                        task + " is protected until 2024-01-01T00:30:00Z (was 2024-01-01T01:00:00Z)",
                        task + " had its protection cleared (it ran until 2024-01-01T00:30:00Z)",
                        task + " is protected until 2024-01-01T00:10:00Z",
                        task + " lost its protection: it expired",
                        task + " is protected until 2024-01-01T01:10:00Z",
                        task + " was told to stop (UserInitiated: bye) although it was protected",
                        task + " went RUNNING -> DEACTIVATING -> STOPPING -> DEPROVISIONING -> STOPPED",
                        task + " stopped before its protection ended (it ran until 2024-01-01T01:10:00Z)");
    }

    @Test
    void timeline_calls_areToldWithTheirOutcome() {
        world.update("media", true, null, first.arn(), "abc");
        world.clear(first);
        world.get(first.id());
        world.getIn("media");
        assertThatThrownBy(() -> world.update("media", true, 0)).isInstanceOf(EcsException.class);
        world.ecs().createCluster("games");
        world.getIn("games");

        String second = world.task(1).id().substring(0, 8);
        String third = world.task(2).id().substring(0, 8);
        assertThat(world.ecs().journal().events(CallEvent.Answered.class).map(CallEvent::text))
                .containsExactly(
                        "typed API called UpdateTaskProtection(" + id + ", abc, protectionEnabled=true) -> " + id
                                + " protected until 2024-01-01T02:00:00Z, abc MISSING",
                        "typed API called UpdateTaskProtection(" + id + ", protectionEnabled=false) -> " + id
                                + " unprotected",
                        "typed API called GetTaskProtection(" + id + ") -> " + id + " unprotected",
                        "typed API called GetTaskProtection(no tasks) -> " + id + " unprotected, " + second
                                + " unprotected, " + third + " unprotected",
                        "typed API called UpdateTaskProtection(no tasks, protectionEnabled=true, expiresInMinutes=0)"
                                + " -> InvalidParameterException: Tasks cannot be empty.",
                        "typed API called GetTaskProtection(no tasks) -> no tasks");
    }

    @Test
    void timeline_delayedCall_isToldWithItsDelay() {
        world.ecs().inject(Fault.delay("GetTaskProtection", Duration.ofSeconds(5)));

        world.get(first.id());

        assertThat(world.ecs().journal().events(CallEvent.Accepted.class).map(CallEvent::text))
                .containsExactly("typed API called GetTaskProtection(" + id + ") -> " + id
                        + " unprotected, answered PT5S later (injected fault)");
    }

    @Test
    void timeline_unmodelledOperation_isTold() {
        assertThat(world.ecs().api("SDK client").refuseUnmodelled("PutAttributes"))
                .isNotNull();

        assertThat(world.ecs().journal().timeline())
                .endsWith("SDK client called PutAttributes -> refused, not modelled");
    }

    @Test
    void explain_sparedTask_namesTheScaleInThatSparedIt() {
        world.protect(first);
        world.transcoder().scaleTo(1);

        assertThat(world.ecs().journal().explain(first.id())).contains("spares the protected " + id);
        assertThat(world.ecs().journal().explain(world.task(0).id())).doesNotContain("cluster media was created");
    }

    @Test
    void explain_badId_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.ecs().journal().explain("abc"))
                .withMessage("A task id is 32 hex digits in lower case, but was \"abc\".");
    }

    @Test
    void events_ofAKind_areThoseOnly() {
        assertThat(world.ecs().journal().events(ClusterEvent.Created.class)).hasSize(1);
        assertThat(world.ecs().journal().events(TaskEvent.Created.class)).hasSize(3);
    }
}
