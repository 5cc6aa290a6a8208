package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TurnThread;
import io.github.ecssimulator.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The process in one container: what of it runs, and its end. */
final class ContainerProcess {
    private static final int FAILED = 1; // what a JVM ends with when main throws
    private static final int TERMINATED = 143; // and when it gets SIGTERM, which is 128 + 15
    private static final int ID_SHOWN = 8;

    private final ContainerHost host;
    private final SimulatedTask task;
    private final SimulatedClock clock;
    private final String name;
    private final OwnThreads own;
    private final ContainerExecutors.Threads signals;
    private final ContainerExecutors executors;
    private final List<Runnable> handlers = new CopyOnWriteArrayList<>();
    private @Nullable TurnThread main;
    private volatile boolean mainHasReturned;
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    ContainerProcess(ContainerHost host, SimulatedTask task) {
        this.host = host;
        this.task = task;
        this.clock = task.cluster().clock();
        this.name = "container of task " + task.id().substring(0, ID_SHOWN);
        this.own = new OwnThreads(name, this::failTheTest);
        this.signals = new ContainerExecutors.Threads(this, "stop signal of " + name, 1);
        this.executors = new ContainerExecutors(this);
    }

    ContainerHost host() {
        return host;
    }

    SimulatedTask task() {
        return task;
    }

    SimulatedClock clock() {
        return clock;
    }

    ContainerExecutors executors() {
        return executors;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    TurnThread newThread(String threadName, Runnable code) {
        TurnThread thread = host.newThread(own.group(), threadName, code, this::stoppedException);
        own.runsInTurns(thread);
        return thread;
    }

    void start(ContainerProgram program, Container container) {
        TurnThread thread = newThread("main of " + name, () -> run(program, container));
        main = thread;
        host.onEnd(task, this::ended);
        task.onStop(notice -> terminate());
        thread.takeTurn();
    }

    private void run(ContainerProgram program, Container container) {
        try {
            program.run(container);
        } catch (ContainerStoppedException e) {
            throw e;
        } catch (Throwable e) {
            fail(e);
        }
        mainHasReturned = true;
        endIfNothingLives();
    }

    private void fail(Throwable thrown) {
        if (thrown instanceof AssertionError) { // it is the test's, so it fails the test
            TurnThread.current().ifPresent(thread -> thread.failWith(thrown));
        }
        failure = thrown;
        host.noteFailure(task, thrown);
        exit(FAILED);
    }

    /** In a thread that takes no turns: the next step of time throws it. */
    private void failTheTest(AssertionError error) {
        clock.runAfter(Duration.ZERO, "failure of " + Thread.currentThread().getName() + " of " + name, () -> {
            throw error;
        });
    }

    boolean isUp() {
        return !stopped && host.isUp(task);
    }

    /** Ends the current thread if the process has ended; the deed, such as {@code began work}, is what it is about to do. */
    void requireUp(String deed) {
        if (!isUp()) {
            throw endOfThread(deed);
        }
    }

    /** What ends the current thread. One that runs in turns never waits again; any other may do so for long. */
    private ContainerStoppedException endOfThread(String deed) {
        TurnThread.current().filter(own::include).ifPresentOrElse(TurnThread::end, () -> host.noteRanOn(task, deed));
        return stoppedException();
    }

    private ContainerStoppedException stoppedException() {
        own.toldTheEnd();
        return new ContainerStoppedException("The " + name, own.isCurrentOfAnotherProcess());
    }

    void sleep(Duration duration) throws InterruptedException {
        own.beginsToSleep();
        try {
            requireUp("slept");
            clock.sleep(duration);
        } catch (IllegalStateException thrown) {
            throw endOfWorld(thrown, "slept");
        } finally {
            endIfItSleptAsAGuest();
        }
        requireUp("slept");
    }

    private void endIfItSleptAsAGuest() {
        if (own.wasEndedInItsSleep()) {
            throw stoppedException();
        }
    }

    Work work(String job) {
        String deed = "began work \"" + job + "\"";
        requireUp(deed);
        try {
            return host.work(task, job);
        } catch (IllegalStateException thrown) {
            throw endOfWorld(thrown, deed);
        }
    }

    /** For code in a container the end of the world is that of its process, also if it comes in the middle of a deed. */
    private IllegalStateException endOfWorld(IllegalStateException thrown, String deed) {
        if (host.isClosed()) {
            requireUp(deed);
        }
        return thrown;
    }

    /** Does what a closed world refuses, and nobody asks for any more then. */
    private void unlessClosed(Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException closed) {
            if (isUp()) {
                throw closed;
            }
        }
    }

    void onSigterm(Runnable handler) {
        requireUp("took notice of stop signals");
        handlers.add(handler);
    }

    private void terminate() {
        if (handlers.isEmpty()) {
            exit(TERMINATED);
        } else {
            handlers.forEach(signals::execute);
        }
    }

    void exit(int exitCode) {
        if (isUp()) {
            host.exit(task, exitCode);
        }
        if (isUp()) { // on its way to STOPPING, where ECS takes notice
            unlessClosed(() -> task.onStop(notice -> notice.exit(exitCode)));
            ended();
        }
        if (own.includeCurrent()) {
            throw endOfThread("exited");
        }
    }

    /** Exits when nothing is left that could run, as a JVM does when its last thread ends that is no daemon. */
    void endIfNothingLives() {
        if (!mainHasReturned || signals.isBusy() || executors.live() || !isUp()) {
            return;
        }
        Runnable endLater = () -> clock.runAfter(Duration.ZERO, "end of threads of " + name, this::endIfNothingLives);
        if (!own.awaitEnd(() -> unlessClosed(endLater))) {
            exit(0);
        }
    }

    private void ended() {
        if (stopped) {
            return;
        }
        stopped = true;
        if (main != null) {
            main.end();
        }
        signals.end();
        executors.end();
        host.endSleepersOf(own.group());
        own.interrupt();
    }

    @Override
    public String toString() {
        return name;
    }
}
