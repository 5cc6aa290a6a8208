package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A protector in its task, the jobs that it guards, and the time that passes for them. */
final class Trial<P> implements AutoCloseable {
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration START = Duration.ofHours(1);
    private static final int INTERRUPTED_AFTER = 3;
    private static final int STEPS_OF_DOUBT = 2;

    private final ProtectorContract<P> contract;
    private final EcsSimulator ecs;
    private final SimulatedTask own;
    private final Instant start;
    private final Surroundings surroundings;
    private final P protector;
    private final Map<String, Work> jobs = new LinkedHashMap<>();
    private int stepsBelievedInVain;
    private @Nullable Exception lastError;

    Trial(ProtectorContract<P> contract, EcsSimulator ecs, SimulatedTask own, Surroundings surroundings) {
        this.contract = contract;
        this.ecs = ecs;
        this.own = own;
        this.surroundings = surroundings;
        start = ecs.clock().instant();
        protector = made(contract, surroundings);
    }

    private static <P> P made(ProtectorContract<P> contract, Surroundings surroundings) {
        try {
            return contract.protector(surroundings);
        } catch (Exception e) {
            throw new AssertionError("Expected the protector to be made\n but that threw " + e + ".", e);
        }
    }

    /** Lets time pass until all tasks run, for a world in which that takes a while. */
    static void awaitStart(SimulatedService service) {
        service.cluster()
                .clock()
                .advanceUntil(() -> service.tasks().stream().allMatch(SimulatedTask::isRunning), START);
    }

    ProtectorContract<P> contract() {
        return contract;
    }

    P protector() {
        return protector;
    }

    SimulatedTask own() {
        return own;
    }

    SimulatedService service() {
        return own.service().orElseThrow();
    }

    Instant now() {
        return ecs.clock().instant();
    }

    /** Lets a job begin; false if the protector says that it must not, be it by an exception. */
    boolean begins(String job) {
        Instant asked = now();
        boolean begun = saysYes(job);
        Duration taken = Duration.between(asked, now());
        if (taken.compareTo(contract.patience()) > 0) {
            throw red("acquire to answer within " + Times.words(contract.patience()), "it took " + Times.words(taken));
        }
        if (begun) {
            jobs.put(job, own.work(job));
            passWhile(() -> !own.isProtected(), contract.startsUnprotectedFor());
            require(
                    own.isProtected(),
                    "no job to begin unprotected",
                    "acquire let \"" + job + "\" begin, and ECS had not protected the task");
        }
        return begun;
    }

    private boolean saysYes(String job) {
        try {
            lastError = null;
            boolean yes = acquires(job);
            ecs.clock().settle(); // what it handed to threads of its own belongs to its answer
            return yes;
        } catch (Exception e) {
            lastError = e;
            return false;
        }
    }

    /** Asks the protector whether a job may begin. */
    boolean acquires(String job) throws Exception {
        return comesBack("acquire", () -> contract.acquire(protector, job));
    }

    /** Tells the protector that a job has ended. */
    void releases(String job) throws Exception {
        comesBack("release", () -> {
            contract.release(protector, job);
            return true;
        });
    }

    /** Calls the protector; what waits for ever is interrupted, and red with the place where it waited. */
    private boolean comesBack(String method, Callable<Boolean> call) throws Exception {
        Duration limit = contract.realPatience().multipliedBy(INTERRUPTED_AFTER);
        Thread caller = Thread.currentThread();
        Exception waiting = new TimeoutException("It waited here, and nobody came.");
        Rescuer rescuer = Rescuer.after(limit, () -> {
            waiting.setStackTrace(caller.getStackTrace());
            caller.interrupt();
        });
        try (rescuer) {
            return call.call();
        } finally {
            requireBack(rescuer, method, waiting); // whatever it made of the interrupt
        }
    }

    private void requireBack(Rescuer rescuer, String method, Exception waiting) {
        if (rescuer.hasActed()) {
            boolean unused = Thread.interrupted(); // what comes next is not to be interrupted
            lastError = waiting;
            throw red(method + " to come back", "it waited in real time, and was interrupted");
        }
    }

    void mustBegin(String job, String expectation) {
        require(begins(job), expectation, lastError == null ? "acquire said no" : "acquire threw " + lastError);
    }

    /** Lets a job end, whatever the protector makes of it. */
    void ends(String job) {
        Work work = jobs.remove(job);
        if (work != null) {
            work.finish();
        }
        try {
            lastError = null;
            releases(job);
            ecs.clock()
                    .settle(); // what threads of its own send belongs to it, before a fault is lifted or the time moves
        } catch (Exception e) {
            lastError = e;
        }
    }

    void mustEnd(String job) {
        ends(job);
        if (lastError != null) {
            throw red("the end of a job to go well", "release threw " + lastError);
        }
    }

    void mustGiveBack(String job) {
        mustEnd(job);
        mustBeFreeWithin(contract.givesBackWithin(), "the end of the last job to give the task back");
    }

    /** Lets the last job end, be it that the release fails: then the protection ends by itself, for nobody renews it. */
    void mustEndForGood(String job) {
        ends(job);
        mustBeFreeWithin(left().plus(MINUTE), "nobody to renew the protection after the last job");
    }

    private void mustBeFreeWithin(Duration limit, String expectation) {
        passWhile(own::isProtected, limit);
        require(
                !own.isProtected(),
                expectation,
                "it stays protected until "
                        + own.protectionExpiresAt().map(this::at).orElse("it ends"));
    }

    void mustLive(String expectation, String otherwise) {
        require(own.isRunning(), expectation, otherwise);
    }

    /** How long the protection goes on if nobody renews it. */
    Duration left() {
        return own.protectionExpiresAt()
                .map(expiry -> Duration.between(now(), expiry))
                .orElse(Duration.ZERO);
    }

    void pass(Duration duration) {
        passWhile(() -> true, duration);
    }

    /** Lets time pass minute by minute while a condition holds, at most for so long. */
    void passWhile(BooleanSupplier condition, Duration limit) {
        Instant until = now().plus(limit);
        while (condition.getAsBoolean() && now().isBefore(until)) {
            Duration rest = Duration.between(now(), until);
            ecs.clock().advance(rest.compareTo(MINUTE) < 0 ? rest : MINUTE);
            if (!jobs.isEmpty() && own.isRunning()) {
                beat();
            }
        }
    }

    private void beat() {
        try {
            contract.heartbeat(protector);
        } catch (Exception e) {
            // the worker goes on with its job
        }
        boolean inVain =
                !own.isProtected() && contract.believesProtected(protector).orElse(false);
        stepsBelievedInVain = inVain ? stepsBelievedInVain + 1 : 0;
        require(
                stepsBelievedInVain < STEPS_OF_DOUBT,
                "the protector to know when its task is protected no more",
                "it still believed so");
    }

    /** Whether the protector has called since an instant, be it an agent that did not answer. */
    boolean calledSince(Instant from) {
        return ecs.journal().entries().stream()
                .filter(entry -> entry.at().isAfter(from))
                .map(JournalEntry::event)
                .anyMatch(event -> event instanceof AgentEvent
                        || (event instanceof CallEvent.Made made
                                && made.request() instanceof UpdateTaskProtection.Request));
    }

    /** Whether the protector has asked for protection since an instant. */
    boolean renewedSince(Instant from) {
        return Story.of(ecs).task(own.snapshot().ref().id()).stream()
                .flatMap(lane -> lane.asks().stream())
                .anyMatch(ask -> ask.isProtect() && ask.at().isAfter(from));
    }

    void require(boolean right, String expectation, String otherwise) {
        if (!right) {
            throw red(expectation, otherwise);
        }
    }

    /** The failure of a line: what a right protector does, and what this one did. */
    AssertionError red(String expectation, String otherwise) {
        return new AssertionError(
                "Expected " + expectation + "\n but " + otherwise + ", at " + at(now()) + ".", lastError);
    }

    private String at(Instant instant) {
        return Times.since(start, instant);
    }

    /** Ends the protector, if it can be ended. */
    @Override
    public void close() {
        try {
            if (protector instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            throw new AssertionError("The protector could not be closed: " + e, e);
        } finally {
            surroundings.close();
        }
    }
}
