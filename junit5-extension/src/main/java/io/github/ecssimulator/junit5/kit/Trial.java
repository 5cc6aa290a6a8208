package io.github.ecssimulator.junit5.kit;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.internal.text.Times;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A protector in its task, the jobs that it guards, and the time that passes for them. */
final class Trial<P> implements AutoCloseable {
    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration START = Duration.ofHours(1);
    private static final int INTERRUPTED_AFTER = 3;
    private static final int STEPS_OF_DOUBT = 2;
    private static final String BY_ITSELF = "what the protector does as time passes";

    private final ProtectorContract<P> contract;
    private final EcsSimulator ecs;
    private final SimulatedTask own;
    private final Instant start;
    private final Surroundings surroundings;
    private final Watch watch;
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
        watch = new Watch(contract.realPatience().multipliedBy(INTERRUPTED_AFTER));
        protector = made();
    }

    private P made() {
        try {
            return comesBack("the protector", () -> contract.protector(surroundings));
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

    OwnCalls calls() {
        return new OwnCalls(ecs, own);
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
            return comesBack("acquire", () -> {
                boolean yes = contract.acquire(protector, job);
                ecs.clock().settle(); // what it handed to threads of its own belongs to its answer
                return yes;
            });
        } catch (Exception e) {
            lastError = e;
            return false;
        }
    }

    /** Calls the protector; what waits for ever is interrupted, and red with the place where it waited. */
    <T> T comesBack(String method, Callable<T> call) throws Exception {
        watch.begin(method);
        try {
            return call.call();
        } finally {
            watch.end();
            requireBack(); // whatever it throws when it is interrupted
        }
    }

    void mustComeBack(String method, Watch.Act act) throws Exception {
        boolean unused = comesBack(method, () -> {
            act.run();
            return true;
        });
    }

    private void requireBack() {
        Optional<Watch.Stuck> stuck = watch.stuck();
        if (stuck.isPresent()) {
            lastError = stuck.get().waiting();
            throw red(stuck.get().what() + " to come back", "it waited in real time, and was interrupted");
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
            mustComeBack("release", () -> {
                contract.release(protector, job);
                ecs.clock().settle(); // what its threads send belongs to it, before a fault is lifted or the time moves
            });
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

    /** Says that a mistake is none here: the line provokes it. */
    void means(Lint... lints) {
        List.of(lints).forEach(lint -> Lints.in(ecs).allow(lint, own));
    }

    /** How long the protection goes on if nobody renews it. */
    Duration left() {
        return own.protectionExpiresAt()
                .map(expiry -> Duration.between(now(), expiry))
                .orElse(Duration.ZERO);
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void pass(Duration duration) {
        passWhile(() -> true, duration);
    }

    /** Lets time pass minute by minute while a condition holds, at most for so long. */
    void passWhile(BooleanSupplier condition, Duration limit) {
        Instant until = now().plus(limit);
        watch.begin(BY_ITSELF);
        try {
            while (condition.getAsBoolean() && now().isBefore(until)) {
                Duration rest = Duration.between(now(), until);
                advance(shorter(rest, MINUTE));
                if (!jobs.isEmpty() && own.isRunning()) {
                    beat();
                }
            }
        } finally {
            watch.end();
        }
    }

    private void advance(Duration step) {
        watch.begin(BY_ITSELF);
        try {
            ecs.clock().advance(step);
        } finally {
            watch.end();
            requireBack();
        }
    }

    private void beat() {
        try {
            mustComeBack("heartbeat", () -> contract.heartbeat(protector));
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
        if (!jobs.isEmpty()) {
            means(Lint.EXPIRED); // nobody goes on with what a line leaves open, and other lines may come in this world
        }
        try {
            if (protector instanceof AutoCloseable closeable) {
                mustComeBack("close", closeable::close);
            }
        } catch (Exception e) {
            throw new AssertionError("The protector could not be closed: " + e, e);
        } finally {
            surroundings.close();
        }
    }
}
