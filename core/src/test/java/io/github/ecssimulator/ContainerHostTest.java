package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ecssimulator.journal.NoteEvent;
import io.github.ecssimulator.journal.WorkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContainerHostTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
    private final SimulatedTask task = service.tasks().get(0);
    private final ContainerHost host = ContainerHost.of(service);
    private final ThreadGroup group = new ThreadGroup("container");
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        ecs.close();
    }

    private TurnThread thread(String name, Code code) {
        return host.newThread(group, name, () -> run(code), () -> new Ended(name));
    }

    private static void run(Code code) {
        try {
            code.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String what) {
        told.add(what + " at "
                + Duration.between(
                        Instant.parse("2024-01-01T00:00:00Z"), ecs.clock().instant()));
    }

    @Test
    void start_tasksOfAServiceAndTheirReplacements_areTold() {
        List<SimulatedTask> started = new ArrayList<>();
        Subscription subscription = host.onStart(service, started::add);
        assertThat(started).containsExactlyElementsOf(service.tasks());

        task.crash(1);
        subscription.close();
        service.scaleTo(5);

        assertThat(started).hasSize(3).last().isEqualTo(service.tasks().get(1));
    }

    @Test
    void start_oneTask_isToldOfThatAlone() {
        List<SimulatedTask> started = new ArrayList<>();

        Subscription subscription = ContainerHost.of(task).onStart(task, started::add);
        task.crash(1);
        subscription.close();

        assertThat(started).containsExactly(task);
    }

    @Test
    void end_isToldOnce() {
        host.onEnd(task, () -> tell("end"));
        assertThat(host.isUp(task)).isTrue();

        ecs.clock().advance(TEN_MINUTES);
        task.crash(1);
        ecs.clock().advance(TEN_MINUTES);

        assertThat(told).containsExactly("end at PT10M");
        assertThat(host.isUp(task)).isFalse();
    }

    @Test
    void exit_ofARunningTask_endsItWithTheCode() {
        host.exit(task, 3);

        assertThat(task.snapshot().exitCode()).isEqualTo(3);
        assertThat(service.tasks()).hasSize(2).doesNotContain(task);
    }

    @Test
    void exit_ofATaskThatIsBeingStopped_endsItBeforeItsStopTimeout() {
        task.onStop(notice -> tell("stop signal"));
        service.scaleTo(0);
        assertThat(host.isUp(task)).isTrue();

        ecs.clock().advance(Duration.ofSeconds(5));
        host.exit(task, 0);

        assertThat(told).containsExactly("stop signal at PT0S");
        assertThat(host.isUp(task)).isFalse();
        assertThat(task.snapshot().exitCode()).isEqualTo(0);
    }

    @Test
    void work_ofContainersThatEnded_isNeverFinished() {
        Work job = host.work(task, "job 7");
        host.exit(task, 1);
        job.finish();

        assertThat(ecs.journal().events(WorkEvent.Begun.class)).hasSize(1);
        assertThat(ecs.journal().events(WorkEvent.Finished.class)).isEmpty();
    }

    @Test
    void work_ofContainersThatRun_isFinished() {
        host.work(task, "job 7").finish();
        host.exit(task, 0);

        assertThat(ecs.journal().events(WorkEvent.Finished.class)).hasSize(1);
    }

    @Test
    void codeThatRunsOn_isNoted() {
        host.noteRanOn(task, "called ListTasks");

        assertThat(ecs.journal().events(NoteEvent.RanOn.class))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("called ListTasks"));
    }

    /** It has looked whether the simulator is open, and is about to write. */
    @Test
    void codeThatRunsOn_whileTheSimulatorCloses_isNotNoted() throws InterruptedException {
        duringTheClose(() -> host.noteRanOn(task, "called ListTasks"));

        assertThat(ecs.journal().events(NoteEvent.RanOn.class)).isEmpty();
    }

    @Test
    void containers_whileTheSimulatorCloses_runNoMore() throws InterruptedException {
        List<Boolean> answers = Collections.synchronizedList(new ArrayList<>());
        duringTheClose(() -> answers.add(host.isUp(task)));

        assertThat(answers).containsExactly(false);
    }

    @Test
    void exit_whileTheSimulatorCloses_doesNothing() throws InterruptedException {
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        duringTheClose(() -> thrown.add(catchThrowable(() -> host.exit(task, 0))));

        assertThat(thrown).containsOnlyNulls();
        assertThat(task.isRunning()).isTrue();
    }

    @Test
    void exit_withASubscriberThatFails_tellsItsFailure() {
        ecs.onEvent(event -> {
            throw new IllegalStateException("subscriber");
        });

        assertThatIllegalStateException().isThrownBy(() -> host.exit(task, 0)).withMessage("subscriber");
    }

    /** Lets a thread come to the lock of the world before that is closed, and behind it only then. */
    private void duringTheClose(Runnable code) throws InterruptedException {
        Simulation simulation = service.cluster().simulation();
        Thread thread = new Thread(code, "late");
        simulation.read(() -> {
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return simulation.inputs().close();
        });
        thread.join();
    }

    @Test
    void programThatFails_isNoted() {
        host.noteFailure(task, new IllegalStateException("no configuration"));

        assertThat(ecs.journal().events(NoteEvent.ProgramFailed.class))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("IllegalStateException: no configuration"));
    }

    @Test
    void threads_thatSleep_runInTurnsAtTheirInstants() {
        for (String name : List.of("a", "b")) {
            thread(name, () -> {
                        for (int i = 0; i < 2; i++) {
                            tell(name);
                            ecs.clock().sleep(TEN_MINUTES);
                        }
                    })
                    .takeTurn();
        }
        ecs.clock().advance(Duration.ofHours(1));

        assertThat(told).containsExactly("a at PT0S", "b at PT0S", "a at PT10M", "b at PT10M");
    }

    @Test
    void turn_isAwaitedAndGivenAgain() {
        TurnThread thread = thread("a", () -> {
            tell("first");
            TurnThread.current().orElseThrow().awaitTurn();
            tell("second");
        });
        thread.takeTurn();
        ecs.clock().advance(TEN_MINUTES);
        assertThat(told).containsExactly("first at PT0S");

        thread.takeTurn();

        assertThat(told).containsExactly("first at PT0S", "second at PT10M");
        assertThat(thread.isEnded()).isTrue();
        thread.takeTurn();
        assertThat(TurnThread.current()).isEmpty();
        assertThatIllegalStateException().isThrownBy(thread::awaitTurn).withMessageContaining("Only a itself");
    }

    @Test
    void turn_givenByAThreadInItsTurn_comesLaterAtThatInstant() {
        TurnThread other = thread("b", () -> tell("b"));
        thread("a", () -> {
                    other.takeTurn();
                    tell("a");
                })
                .takeTurn();
        ecs.clock().runDue();

        assertThat(told).containsExactly("a at PT0S", "b at PT0S");
    }

    @Test
    void events_ofACallInATurn_areToldByTheAdvanceThatGaveIt() {
        Thread test = Thread.currentThread();
        thread("a", () -> {
                    ecs.clock().sleep(TEN_MINUTES);
                    assertThat(service.tasks()).hasSize(2);
                    ecs.onEvent(event -> tell("event " + (Thread.currentThread() == test)));
                    task.stop();
                    tell("a");
                })
                .takeTurn();
        ecs.clock().advance(TEN_MINUTES);

        assertThat(told).startsWith("a at PT10M", "event true at PT10M");
    }

    @Test
    void events_ofACallInATurnThatNoAdvanceGave_areToldByTheNext() {
        thread("a", () -> {
                    ecs.onEvent(event -> tell("event"));
                    task.stop();
                    tell("a");
                })
                .takeTurn();
        assertThat(told).containsExactly("a at PT0S");

        ecs.clock().runDue();

        assertThat(told).startsWith("a at PT0S", "event at PT0S");
    }

    @Test
    void failure_ofTheFirstTurn_comesOutThere() {
        TurnThread thread = thread("a", () -> {
            throw new IllegalStateException("no lease");
        });

        assertThatIllegalStateException().isThrownBy(thread::takeTurn).withMessage("no lease");
    }

    @Test
    void failure_ofALaterTurn_comesOutOfTheAdvance() {
        thread("a", () -> {
                    ecs.clock().sleep(TEN_MINUTES);
                    throw new IllegalStateException("no lease");
                })
                .takeTurn();

        assertThatThrownBy(() -> ecs.clock().advance(Duration.ofHours(1))).hasStackTraceContaining("no lease");
    }

    @Test
    void failure_thatIsGivenToThrow_comesOutOfTheTurnOrOfTheNextAdvance() {
        TurnThread thread = thread("a", () -> {
            TurnThread me = TurnThread.current().orElseThrow();
            me.failWith(new IllegalArgumentException("first"));
            me.awaitTurn();
        });

        assertThatThrownBy(thread::takeTurn).hasMessage("first");
        thread.failWith(new IllegalArgumentException("second"));
        assertThatThrownBy(() -> ecs.clock().advance(TEN_MINUTES)).hasStackTraceContaining("second");
    }

    @Test
    void end_ofAThreadThatSleeps_throwsTheErrorOfItsMaker() {
        TurnThread thread = thread("a", () -> {
            try {
                ecs.clock().sleep(TEN_MINUTES);
            } catch (Ended e) {
                tell(e.getMessage());
            }
        });
        thread.takeTurn();
        assertThat(thread.isEnded()).isFalse();

        thread.end();

        assertThat(told).containsExactly("a ended at PT0S");
        assertThat(thread.isEnded()).isTrue();
    }

    @Test
    void end_beforeTheFirstTurn_letsNothingRun() {
        TurnThread thread = thread("a", () -> tell("a"));

        thread.end();
        thread.takeTurn();

        assertThat(told).isEmpty();
    }

    @Test
    void interrupt_ofAThreadThatSleeps_wakesItInItsTurn() {
        TurnThread thread = thread("a", () -> {
            try {
                ecs.clock().sleep(Duration.ofHours(1));
            } catch (InterruptedException e) {
                tell("interrupted");
            }
        });
        thread.takeTurn();

        thread.thread().interrupt();
        ecs.clock().advance(TEN_MINUTES);

        assertThat(told).containsExactly("interrupted at PT0S");
    }

    @Test
    void close_endsThreadsThatSleep() throws InterruptedException {
        TurnThread thread = thread("a", () -> ecs.clock().sleep(TEN_MINUTES));
        thread.takeTurn();

        ecs.close();
        thread.thread().join();

        assertThat(thread.isEnded()).isTrue();
    }

    @Test
    void threads_equal_areThoseOfOneThread() {
        List<TurnThread> seen = new ArrayList<>();
        TurnThread thread = thread("a", () -> TurnThread.current().ifPresent(seen::add));
        thread.takeTurn();

        assertThat(seen).containsExactly(thread).doesNotContain(thread("a", () -> {}));
        assertThat(seen.get(0)).hasSameHashCodeAs(thread).hasToString("a");
    }

    private interface Code {
        void run() throws InterruptedException;
    }

    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;

        Ended(String name) {
            super(name + " ended");
        }
    }
}
