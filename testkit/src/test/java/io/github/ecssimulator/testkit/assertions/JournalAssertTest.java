package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JournalAssertTest {
    private static final String GET = "GetTaskProtection";
    private static final String UPDATE = "UpdateTaskProtection";

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedService web = ecs.createCluster("media").createService("web", 2);
    private final SimulatedTask busy = web.tasks().get(0);
    private final SimulatedTask idle = web.tasks().get(1);
    private final Instant start = ecs.clock().instant();

    private void get() {
        ecs.api("reader").getTaskProtection(new GetTaskProtection.Request("media", List.of(busy.id())));
    }

    private void update() {
        ecs.api("worker").updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
    }

    private void getAndUpdateTwice() {
        get();
        update();
        ecs.clock().advance(Duration.ofMinutes(10));
        update();
    }

    @Test
    void calls_asTheyWere_pass() {
        getAndUpdateTwice();

        assertThat(ecs.journal())
                .hasCall(GET)
                .hasCalls(2, UPDATE)
                .hasCalls(0, "StopTask")
                .hasCallsInOrder(GET, UPDATE, UPDATE)
                .hasCallsInOrder(GET, UPDATE)
                .hasOnlyCalls(UPDATE, GET, "StopTask");
        assertThat(ecs.journal())
                .on(busy.arn())
                .hasCalls(2, UPDATE)
                .by("reader")
                .hasOnlyCalls(GET);
        assertThat(ecs.journal()).on(idle.id()).hasCalls(0, UPDATE);
        assertThat(ecs.journal())
                .between(start, start)
                .hasCalls(1, UPDATE)
                .by("worker")
                .hasOnlyCalls(UPDATE);
    }

    @Test
    void calls_otherThanTheyWere_failAndTellWhatThereWas() {
        getAndUpdateTwice();
        JournalAssert all = assertThat(ecs.journal());
        String id = busy.id().substring(0, 8);
        Map<String, ThrowingCallable> wrong = Map.of(
                "Expected the calls to have one of StopTask\n but there is none.",
                () -> all.hasCall("StopTask"),
                "Expected the calls to have 1 of UpdateTaskProtection\n but there are 2.",
                () -> all.hasCalls(1, UPDATE),
                "Expected the calls to have 3 of StopTask\n but there is none.",
                () -> all.hasCalls(3, "StopTask"),
                "Expected the calls to have in this order UpdateTaskProtection, GetTaskProtection\n"
                        + " but there is no GetTaskProtection behind UpdateTaskProtection.",
                () -> all.hasCallsInOrder(UPDATE, GET),
                "Expected the calls to be of GetTaskProtection only\n but there are some of UpdateTaskProtection.",
                () -> all.hasOnlyCalls(GET),
                "Expected the calls on task " + id
                        + " by reader to have one of UpdateTaskProtection\n but there is none.",
                () -> all.on(busy.id()).by("reader").hasCall(UPDATE));
        wrong.forEach((message, check) -> assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(check)
                .withMessageContaining(message + "\nCalls:\n  2024-01-01T00:00:00Z  reader called GetTaskProtection("));
    }

    @Test
    void message_ofManyCalls_isBounded() {
        for (int i = 0; i < 50; i++) {
            get();
        }
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(ecs.journal()).hasCall(UPDATE))
                .satisfies(error -> Assertions.assertThat(error.getMessage().lines())
                        .hasSizeLessThan(28)
                        .contains("  (30 earlier ones)"));
    }

    @Test
    void message_withoutCalls_hasNoList_andTellsOfDroppedEntries() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(ecs.journal()).hasCall(UPDATE))
                .withMessage("\nExpected the calls to have one of UpdateTaskProtection\n but there is none.");
        try (EcsSimulator bounded = EcsSimulator.builder().journalLimit(1).build()) {
            bounded.createCluster("media");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(bounded.journal()).hasCall(UPDATE))
                    .withMessageEndingWith("Calls:\n  (1 earlier entries are not kept)");
        }
    }

    @Test
    void description_goesOnBehindANarrowing() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(ecs.journal()).as("the night").by("worker").hasCall(UPDATE))
                .withMessageStartingWith("[the night] \nExpected the calls by worker to have one of");
    }

    @Test
    void ownErrorMessage_goesOnBehindANarrowing() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(ecs.journal())
                        .overridingErrorMessage("nobody renewed it")
                        .by("worker")
                        .hasCall(UPDATE))
                .withMessage("nobody renewed it");
    }

    @Test
    void assertion_thatNoCallCanMeet_isRefusedByName() {
        JournalAssert all = assertThat(ecs.journal());
        for (ThrowingCallable check : List.<ThrowingCallable>of(
                () -> all.hasCall("UpdateTaskProtektion"),
                () -> all.hasCalls(0, "UpdateTaskProtektion"),
                () -> all.hasCallsInOrder(GET, "UpdateTaskProtektion"),
                () -> all.hasOnlyCalls("UpdateTaskProtektion"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(check)
                    .withMessageEndingWith("Did you mean UpdateTaskProtection?");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.hasCalls(-1, GET))
                .withMessage("times must be 0 or more, but was -1.");
        assertThatIllegalArgumentException().isThrownBy(all::hasCallsInOrder);
        assertThatIllegalArgumentException().isThrownBy(all::hasOnlyCalls);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((Journal) null).hasCall(GET));
    }
}
