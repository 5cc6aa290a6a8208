package worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.journal.WorkEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a package of the user's own, for the simulator's packages are none. */
class CallSiteTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task =
            ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);

    private void protect(EcsSimulator simulator) {
        simulator.api().execute(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 60));
    }

    private Optional<StackTraceElement> siteOfLast(EcsSimulator simulator, Class<? extends JournalEvent> kind) {
        List<JournalEntry> entries = simulator.journal().entries().stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .toList();
        return simulator.madeAt(entries.get(entries.size() - 1));
    }

    private static void assertThatItIs(String method, Optional<StackTraceElement> site) {
        assertThat(site).hasValueSatisfying(line -> {
            assertThat(line.getClassName()).isEqualTo(CallSiteTest.class.getName());
            assertThat(line.getMethodName()).isEqualTo(method);
            assertThat(line.getLineNumber()).isPositive();
        });
    }

    @Test
    void call_fromCodeOfTheUser_isKnownByItsLine() {
        protect(ecs);

        assertThatItIs("protect", siteOfLast(ecs, CallEvent.Made.class));
    }

    @Test
    void deed_ofTheTest_isKnownByItsLine() {
        task.service().orElseThrow().scaleTo(0);

        assertThatItIs("deed_ofTheTest_isKnownByItsLine", siteOfLast(ecs, Deed.Called.class));
    }

    @Test
    void gift_thatTheTestBeginsWith_hasNoLine() {
        assertThat(siteOfLast(ecs, Deed.ServiceGiven.class)).isEmpty();
    }

    @Test
    void work_beginningAndEnd_areKnownByTheirLines() {
        Work work = task.work("job 7");
        work.finish();

        assertThatItIs("work_beginningAndEnd_areKnownByTheirLines", siteOfLast(ecs, WorkEvent.Begun.class));
        assertThatItIs("work_beginningAndEnd_areKnownByTheirLines", siteOfLast(ecs, WorkEvent.Finished.class));
    }

    @Test
    void deathOfPeriodicWork_isKnownByTheLineThatThrew() {
        ecs.clock().notes().addDeath("heartbeats", failure());

        assertThatItIs("failure", siteOfLast(ecs, NoteEvent.WorkDied.class));
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("no disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.junit.platform.Launcher", "org.gradle.Worker", "org.pitest.Minion"})
    void whatRunsTests_isNoCodeOfTheUser(String type) {
        IllegalStateException thrown = new IllegalStateException("no disk");
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "run", "Run.java", 7)});

        ecs.clock().notes().addDeath("heartbeat", thrown);

        assertThat(siteOfLast(ecs, NoteEvent.WorkDied.class)).isEmpty();
    }

    @Test
    void effect_ofACall_hasNoLineOfItsOwn() {
        protect(ecs);

        assertThat(siteOfLast(ecs, TaskEvent.ProtectionSet.class)).isEmpty();
    }

    @Test
    void replay_ofACall_hasNoLine() {
        protect(ecs);

        assertThat(siteOfLast(ecs.recording().replay(), CallEvent.Made.class)).isEmpty();
    }

    @Test
    void simulator_withoutCallSites_knowsNone() {
        EcsSimulator quiet = EcsSimulator.builder().withoutCallSites().build();
        quiet.createCluster("media").createService("transcoder", 1);

        protect(quiet);

        assertThat(siteOfLast(quiet, CallEvent.Made.class)).isEmpty();
    }

    @Test
    void calls_afterTenThousand_haveNoLine() {
        IntStream.rangeClosed(0, 3_000).forEach(call -> protect(ecs));

        assertThat(siteOfLast(ecs, CallEvent.Made.class)).isEmpty();
    }

    @Test
    void metadata_readThousandsOfTimes_takesNoLineFromACall() {
        AgentEvent.Request request = new AgentEvent.Request("agent", "GET", "/v4/endpoint/task", null);
        AgentEvent read = new AgentEvent.Answered(request, 200, "the metadata", AgentEvent.Effort.NONE);
        IntStream.rangeClosed(0, 3_000).forEach(call -> ecs.agentHost().note(read));

        protect(ecs);

        assertThatItIs("protect", siteOfLast(ecs, CallEvent.Made.class));
    }
}
