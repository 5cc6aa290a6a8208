package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.ExpiryInstant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final String UPDATE = "UpdateTaskProtection";

    @Test
    void replay_heartbeatsStopHandlersAndEvents_givesAnEqualJournalWithoutRunningThem() {
        TestWorld world = new TestWorld(EcsSimulator.builder().taskTimings(TaskTimings.realistic()));
        SimulatedClock clock = world.clock();
        clock.advance(Duration.ofMinutes(1));
        SimulatedTask busy = world.task(0);
        AtomicLong heartbeats = new AtomicLong();
        world.protect(30, busy);
        clock.runEvery(Duration.ofMinutes(20), "heartbeat", () -> {
            heartbeats.incrementAndGet();
            world.protect(30, busy);
        });
        busy.onStop(notice -> clock.runAfter(Duration.ofSeconds(7), "finish", () -> notice.exit(0)));
        world.transcoder().scaleTo(0);
        clock.advance(Duration.ofHours(2));
        busy.stop();
        clock.advance(Duration.ofMinutes(5));
        long before = heartbeats.get();

        assertReplays(world.ecs());
        assertThat(heartbeats).hasValue(before);
        assertThat(world.ecs().recording().replay().task(busy.id()))
                .hasValueSatisfying(task -> assertThat(task.snapshot()).isEqualTo(busy.snapshot()));
    }

    @Test
    void replay_rankThatIsNoPureFunction_givesAnEqualJournal() {
        AtomicLong ranks = new AtomicLong();
        EcsSimulator ecs = EcsSimulator.builder()
                .scaleInRank(task -> ranks.incrementAndGet() * 7 % 5)
                .build();
        SimulatedService web = ecs.createCluster("media").createService("web", 6);
        web.scaleTo(2);
        web.scaleTo(5);
        web.scaleTo(1);

        assertReplays(ecs);
    }

    @Test
    void replay_faultsRefusalsAndCallsThatAreNotModelled_givesAnEqualJournal() {
        TestWorld world = TestWorld.with();
        SimulatedTask task = world.task(0);
        world.ecs().inject(Fault.refuse(UPDATE, EcsError.throttled()));
        assertThatThrownBy(() -> world.protect(60, task)).isInstanceOf(EcsException.class);
        world.ecs().inject(Fault.loseReply(UPDATE));
        assertThatThrownBy(() -> world.protect(60, task)).isInstanceOf(ReplyLostException.class);
        world.ecs().inject(Fault.delay(UPDATE, Duration.ofMinutes(5)));
        world.protect(30, task);
        world.ecs().api("somebody").refuseUnmodelled("PutAttributes");
        world.transcoder().delete();
        assertThatIllegalStateException().isThrownBy(() -> world.transcoder().scaleTo(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.ecs().createCluster("games").createService("no name", 1));

        assertReplays(world.ecs());
    }

    @Test
    void replay_faultsOfTheAgent_areMetAsTheyWere() {
        TestWorld world = TestWorld.with();
        AgentEvent.Request request = new AgentEvent.Request("somebody", "GET", "/v4/x", null);
        world.ecs().inject(AgentFault.fail(AgentPart.TASK_METADATA).times(2));
        world.ecs().agentHost().meetFault(AgentPart.TASK_METADATA, () -> {});
        world.ecs().agentHost().note(new AgentEvent.Refused(request, 500, "failed", AgentEvent.Effort.NONE, true));

        assertReplays(world.ecs());
        AgentHost again = world.ecs().recording().replay().agentHost();
        assertThat(again.meetFault(AgentPart.TASK_METADATA, () -> {})).isPresent();
        assertThat(again.meetFault(AgentPart.TASK_METADATA, () -> {})).isEmpty();
        world.ecs().liftFaults();
        assertReplays(world.ecs());
        assertThat(world.ecs().recording().replay().agentHost().meetFault(AgentPart.TASK_METADATA, () -> {}))
                .isEmpty();
    }

    @Test
    void replay_simulatorThatFollowedAnotherClock_givesAnEqualJournal() {
        SteppingClock steps = new SteppingClock();
        TestWorld world = new TestWorld(EcsSimulator.builder().followClock(steps));
        SimulatedTask task = world.task(0);
        world.protect(60, task);
        world.transcoder().scaleTo(0);
        steps.now = steps.now.plus(Duration.ofHours(2));
        world.get(task.id());
        assertThat(task.isStopped()).isTrue();

        assertReplays(world.ecs());
        assertThat(world.ecs().recording().replay().clock().followsAnotherClock())
                .isFalse();
    }

    @Test
    void replay_manyAdvancesWithFewEventsEach_isNoAdvanceWithMany() {
        TestWorld world = new TestWorld(EcsSimulator.builder().eventsPerAdvanceMax(2));
        for (int i = 0; i < 3; i++) {
            world.protect(10 * (i + 1), world.task(i));
        }
        for (int i = 0; i < 3; i++) {
            world.clock().advance(Duration.ofMinutes(10));
        }

        assertReplays(world.ecs());
    }

    @Test
    void replay_inputBetweenTwoEventsOfOneInstant_comesBetweenThem() {
        TestWorld world = TestWorld.with();
        world.protect(60, world.task(0));
        world.clock()
                .runAt(TestWorld.START.plus(Duration.ofHours(1)), "in between", () -> world.protect(world.task(2)));
        world.protect(60, world.task(1));
        world.clock().advance(Duration.ofHours(1));
        world.protect(world.task(0));

        assertThat(world.ecs().recording().inputs())
                .extracting(JournalEntry::turn)
                .as("events of the instant that ran before")
                .endsWith(0, 0, 1, 2);
        assertThat(world.ecs().recording().turn()).isEqualTo(2);
        assertReplays(world.ecs());
    }

    @Test
    void of_thePartsOfARecording_isEqualToIt() {
        TestWorld world = TestWorld.with();
        world.protect(30, world.task(0));
        world.clock().advance(Duration.ofMinutes(45));
        Recording recording = world.ecs().recording();

        assertThat(Recording.of(recording.settings(), recording.inputs(), recording.end(), recording.turn()))
                .isEqualTo(recording)
                .hasSameHashCodeAs(recording)
                .isNotEqualTo(recording.until(TestWorld.START))
                .isNotEqualTo(recording.with(BlockedRenewal.ALLOWED));
        assertThat(recording.with(Settling.off())).isEqualTo(recording);
    }

    @Test
    void of_partsThatDoNotFit_isRefusedByName() {
        TestWorld world = TestWorld.with();
        world.clock().advance(Duration.ofMinutes(1));
        Recording recording = world.ecs().recording();
        JournalEntry first = recording.inputs().get(0);
        JournalEntry second = recording.inputs().get(1);
        Instant end = recording.end();

        Map<List<JournalEntry>, String> wrong = Map.of(
                List.of(second, first), "cannot come behind entry " + second.sequence(),
                List.of(first, first), "cannot come behind entry " + first.sequence(),
                List.of(at(end, 1, 2, first), at(end, 2, 1, first)),
                        "cannot come behind entry 1, at " + end + ", turn 2.",
                List.of(world.ecs().journal().entries().get(1)), "Entry 2 is no input.",
                List.of(at(end.plusNanos(1), 1, 0, first)), "but entry 1 came at",
                List.of(at(end, 1, 7, first)), "but entry 1 came at",
                List.of(at(TestWorld.START.minusNanos(1), 1, 0, first)), "behind the start");
        wrong.forEach((inputs, message) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Recording.of(recording.settings(), inputs, end, 6))
                .withMessageContaining(message));
        List<JournalEntry> atTheEnd = List.of(at(end, 1, 6, first));
        assertThat(Recording.of(recording.settings(), atTheEnd, end, 6).inputs())
                .isEqualTo(atTheEnd);
    }

    private static JournalEntry at(Instant instant, long sequence, int turn, JournalEntry like) {
        return new JournalEntry(sequence, instant, turn, 0, like.event());
    }

    @Test
    void replay_goneOnWith_isAForkOfItsOwn() {
        TestWorld world = TestWorld.with();
        world.protect(60, world.task(0));
        int before = world.ecs().journal().entries().size();

        EcsSimulator fork = world.ecs().recording().replay();
        fork.cluster("media").service("transcoder").scaleTo(0);
        fork.clock().advance(Duration.ofHours(2));

        assertThat(fork.cluster("media").service("transcoder").tasks()).isEmpty();
        assertThat(world.ecs().journal().entries()).hasSize(before);
    }

    @Test
    void with_anotherPolicy_tellsWhatWouldHaveBeen() {
        TestWorld world = TestWorld.with();
        SimulatedTask task = world.task(0);
        world.protect(30, task);
        world.transcoder().scaleTo(0);
        world.clock().advanceTo(task.protectionExpiresAt().orElseThrow());

        Recording recording = world.ecs().recording();
        assertThat(task.isProtected()).isFalse();
        assertThat(recording.with(ExpiryInstant.AFTER_EXPIRATION_DATE).replay().task(task.id()))
                .hasValueSatisfying(other -> assertThat(other.isProtected()).isTrue());
        assertThat(recording.replay().task(task.id()))
                .hasValueSatisfying(same -> assertThat(same.isProtected()).isFalse());
        assertThat(recording.with(BlockedRenewal.ALLOWED).replay().policies().get(BlockedRenewal.class))
                .isEqualTo(BlockedRenewal.ALLOWED);
    }

    @Test
    void without_theCallThatProtected_letsTheTaskStop() {
        TestWorld world = TestWorld.with();
        SimulatedTask task = world.task(0);
        world.protect(30, task);
        world.transcoder().scaleTo(0);

        Recording recording = world.ecs().recording();
        JournalEntry call = inputOf(recording, CallEvent.Made.class);
        assertThat(recording.replay().journal().events(TaskEvent.StopRequested.class))
                .noneMatch(event -> event.concerns(task.snapshot().ref().id()));
        assertThat(recording.without(call.sequence()).replay().journal().events(TaskEvent.StopRequested.class))
                .anyMatch(event -> event.concerns(task.snapshot().ref().id()));
    }

    @Test
    void replacing_theWindow_movesTheStop() {
        TestWorld world = TestWorld.with();
        SimulatedTask task = world.task(0);
        world.protect(30, task);
        world.transcoder().scaleTo(0);
        world.clock().advance(Duration.ofMinutes(45));

        Recording recording = world.ecs().recording();
        JournalEntry call = inputOf(recording, CallEvent.Made.class);
        CallEvent.Made longer = new CallEvent.Made(
                "worker", "", new UpdateTaskProtection.Request("media", List.of(task.id()), true, 60));
        assertThat(task.isStopped()).isTrue();
        assertThat(recording.replacing(call.sequence(), longer).replay().task(task.id()))
                .hasValueSatisfying(other -> assertThat(other.isRunning()).isTrue());
    }

    @Test
    void without_theTaskThatADeedWasDoneTo_leavesTheDeedOut() {
        EcsSimulator ecs = EcsSimulator.create();
        ecs.createCluster("media").runTask("jobs").crash(1);

        Recording recording = ecs.recording();
        JournalEntry run = inputOf(recording, Deed.TaskRun.class);
        EcsSimulator other = recording.without(run.sequence()).replay();
        assertThat(other.cluster("media").tasks()).isEmpty();
    }

    @Test
    void until_anInstant_endsThere() {
        TestWorld world = TestWorld.with();
        world.protect(30, world.task(0));
        world.clock().advance(Duration.ofMinutes(45));

        EcsSimulator earlier = world.ecs()
                .recording()
                .until(TestWorld.START.plus(Duration.ofMinutes(29)))
                .replay();
        assertThat(earlier.clock().instant()).isEqualTo(TestWorld.START.plus(Duration.ofMinutes(29)));
        assertThat(earlier.task(world.task(0).id()))
                .hasValueSatisfying(task -> assertThat(task.isProtected()).isTrue());
    }

    @Test
    void until_anInstant_leavesOutTheInputsBehindIt() {
        TestWorld world = TestWorld.with();
        world.clock().advance(Duration.ofMinutes(45));
        world.protect(world.task(0));
        Recording recording = world.ecs().recording();

        Recording earlier = recording.until(recording.end().minusNanos(1));

        assertThat(recording)
                .hasToString("Recording[3 inputs from 2024-01-01T00:00:00Z to 2024-01-01T00:45:00Z, seed 1]");
        assertThat(earlier.inputs()).isEqualTo(recording.inputs().subList(0, 2));
        assertThat(recording.until(recording.end())).isEqualTo(recording);
    }

    @Test
    void recording_whatItCannotDo_isRefusedByName() {
        TestWorld world = TestWorld.with();
        world.clock().advance(Duration.ofMinutes(1));
        Recording recording = world.ecs().recording();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.until(TestWorld.START.minusSeconds(1)))
                .withMessage("The recording goes from 2024-01-01T00:00:00Z to 2024-01-01T00:01:00Z,"
                        + " so it cannot end at 2023-12-31T23:59:59Z.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.until(TestWorld.START.plus(Duration.ofMinutes(2))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.without(2))
                .withMessageStartingWith("Entry 2 is no input of this recording. Its inputs are [1, ");
        Input other = new Deed.ClusterGiven("other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recording.replacing(2, other))
                .withMessageStartingWith("Entry 2 is no input of this recording.");
        EcsSimulator bounded = EcsSimulator.builder().journalLimit(5).build();
        bounded.createCluster("media").createService("web", 30);
        assertThatIllegalStateException()
                .isThrownBy(bounded::recording)
                .withMessageStartingWith("The journal keeps 5 entries and has dropped ");
    }

    private static JournalEntry inputOf(Recording recording, Class<?> kind) {
        return recording.inputs().stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertReplays(EcsSimulator ecs) {
        EcsSimulator again = ecs.recording().replay();
        assertThat(again.journal().entries())
                .containsExactlyElementsOf(ecs.journal().entries());
        assertThat(again.clock().instant()).isEqualTo(ecs.clock().instant());
        assertThat(again.recording().inputs()).isEqualTo(ecs.recording().inputs());
    }

    /** A clock of somebody else. */
    private static final class SteppingClock extends Clock {
        private Instant now = TestWorld.START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
