package io.github.ecssimulator.junit5.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.LintMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of your own protector: the class of a code base that protects its task while a job runs, by whatever client, timer or
 * thread. A subclass says how it is made and called; the tests are here, and each is a line of a score card, which is printed
 * when one of them fails. A protector that asks the agent of its task is for {@link AgentProtectorContract}.
 *
 * <pre>{@code
 * class JobGuardTest extends ProtectorContract<JobGuard> {
 *
 *     @Override
 *     protected JobGuard protector(Surroundings own) {
 *         return new JobGuard(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor());
 *     }
 *
 *     @Override
 *     protected boolean acquire(JobGuard guard, String job) {
 *         return guard.acquire();
 *     }
 *
 *     @Override
 *     protected void release(JobGuard guard, String job) {
 *         guard.release();
 *     }
 * }
 * }</pre>
 *
 * <p>Time passes in steps of a minute. Where good protectors differ, a method says what yours does: {@link #longestJob},
 * {@link #jobsAtOnce}, {@link #givesBackWithin}, {@link #startsUnprotectedFor}, {@link #protectsAgain}, {@link #patience}.
 * Each test may be overridden, too. A protector that is {@link AutoCloseable} is closed at the end of each.
 *
 * @param <P> the class of the protector
 */
@EcsSimulatorSettings(lints = LintMode.TOLD)
@ExtendWith(ScoreCard.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class ProtectorContract<P> {
    private @Nullable EcsSimulator ecs;
    private @Nullable Trial<P> trial;

    /** For the subclass of a test. */
    protected ProtectorContract() {}

    /**
     * {@return the protector of a task, made of what code in the task has}
     *
     * @throws Exception if it cannot be made, which no line allows
     */
    protected abstract P protector(Surroundings own) throws Exception;

    /**
     * Says to the protector that a job of this name is to begin.
     *
     * @return whether the job may begin; a protector that answers nothing says yes
     * @throws Exception if it may not
     */
    protected abstract boolean acquire(P protector, String job) throws Exception;

    /**
     * Says to the protector that a job has ended.
     *
     * @param protector the protector
     * @param job the name of the job
     * @throws Exception if the protector throws it
     */
    protected abstract void release(P protector, String job) throws Exception;

    /**
     * Says to the protector, once a minute, that a job is still running. By default nothing, for one with a timer of its own.
     *
     * @throws Exception if the protector throws it
     */
    protected void heartbeat(P protector) throws Exception {}

    /**
     * Says to the protector that the task got SIGTERM, ten seconds before its job ends. By default nothing.
     *
     * @throws Exception if the protector throws it
     */
    protected void stopping(P protector) throws Exception {}

    /** {@return whether the protector believes its task protected; by default empty, as if it cannot be asked} */
    protected Optional<Boolean> believesProtected(P protector) {
        return Optional.empty();
    }

    /**
     * {@return how long a job can last, given the length of the protection that acquire got; by default half as long again, so that
     * it has to be renewed}
     */
    protected Duration longestJob(Duration window) {
        return window.multipliedBy(3).dividedBy(2);
    }

    /** {@return how many jobs run side by side; by default two. With one, the line of two jobs is skipped} */
    protected int jobsAtOnce() {
        return 2;
    }

    /** {@return how long after its last job a task may stay protected; by default a minute} */
    protected Duration givesBackWithin() {
        return Trial.MINUTE;
    }

    /** {@return how long a job may run before its task is protected; by default not at all} */
    protected Duration startsUnprotectedFor() {
        return Duration.ZERO;
    }

    /** {@return whether a job goes on, and is protected again, after its protection has run out; by default it does} */
    protected boolean protectsAgain() {
        return true;
    }

    /** {@return how much simulated time acquire may take; by default five minutes} */
    protected Duration patience() {
        return Trial.MINUTE.multipliedBy(5);
    }

    /** {@return how long in real time it may wait, as for an agent that hangs; by default 10 s. Thrice that is interrupted} */
    protected Duration realPatience() {
        return Duration.ofSeconds(10);
    }

    @BeforeEach
    final void keep(EcsSimulator simulator) {
        ecs = simulator;
        trial = null;
    }

    @AfterEach
    final void close() {
        if (trial != null) {
            trial.close();
        }
    }

    /** Scale-in spares the task while a job runs, also right after another; when it ends, the task is given back. */
    @Test
    @Order(1)
    @DisplayName("a job keeps its task through a scale-in, and gives it back")
    public void job_scaleIn_keepsItsTaskAndGivesItBack() {
        new WorkLines<>(inAService()).shortJob();
    }

    /** A job that lasts longer than one window keeps its task: the protector renews in time. */
    @Test
    @Order(2)
    @DisplayName("a long job keeps its task to its end")
    public void job_longerThanTheWindow_keepsItsTask() {
        new WorkLines<>(inAService()).longJob();
    }

    /** The end of one of two jobs leaves the task protected, and renewed, until the other one has ended. */
    @Test
    @Order(3)
    @DisplayName("the end of one of two jobs leaves the other protected")
    public void overlap_endOfOneJob_leavesTheOtherProtected() {
        assumeTrue(jobsAtOnce() > 1, "one job at a time");
        new WorkLines<>(inAService()).overlap();
    }

    /** A refusal in the {@code failures} of an answer with status 200 is no protection, and not the last word. */
    @Test
    @Order(4)
    @DisplayName("a refusal with HTTP 200 is no protection")
    public void refusal_withStatus200_isNoProtection() {
        new FaultLines<>(inABlockedService(), faults()).blocked();
    }

    /** A call that is throttled costs no job: a later one protects, a later renewal holds, and a release is not undone. */
    @Test
    @Order(5)
    @DisplayName("a throttled call costs no job")
    public void throttling_ofOneCall_costsNoJob() {
        new FaultLines<>(inAService(), faults()).refusedOnce(EcsError.throttled());
    }

    /** A call that ECS answers with a 5xx costs no job, either. */
    @Test
    @Order(6)
    @DisplayName("a 5xx costs no job")
    public void blip_ofOneCall_costsNoJob() {
        new FaultLines<>(inAService(), faults()).refusedOnce(FaultLines.UNAVAILABLE);
    }

    /** A call that was carried out although its reply was lost leaves the protector able to protect and to give back. */
    @Test
    @Order(7)
    @DisplayName("a lost reply confuses nobody")
    public void reply_lost_confusesNobody() {
        new FaultLines<>(inAService(), faults()).replyLost();
    }

    /** When the protection has run out in an outage the protector does not believe in it, and protects again afterwards. */
    @Test
    @Order(8)
    @DisplayName("a protection that ran out is known, and comes back")
    public void protection_thatRanOut_comesBack() {
        new FaultLines<>(inAService(), faults()).outage();
    }

    /** A deployment waits for the job for as long as ECS had granted, and goes on when it has ended. */
    @Test
    @Order(9)
    @DisplayName("a deployment waits for the job, and goes on after it")
    public void deployment_whileWorking_waitsForTheJobAndGoesOn() {
        new WorkLines<>(inAService()).deployment();
    }

    /** After SIGTERM the job still ends without an error, nothing is renewed after it, and no other begins unprotected. */
    @Test
    @Order(10)
    @DisplayName("after the stop signal the job ends in order")
    public void stopSignal_whileWorking_endsTheJobInOrder() {
        new WorkLines<>(inAService()).stopSignal();
    }

    FaultLines.Faults faults() {
        return FaultLines.Faults.ofCalls(ecs());
    }

    final EcsSimulator ecs() {
        if (ecs == null) {
            throw new IllegalStateException("The simulator is there while a test runs.");
        }
        return ecs;
    }

    final Trial<P> inAService() {
        return of(newService().tasks().get(0));
    }

    /** In a service that has more protected tasks than it wants, and a new task for the protector. */
    private Trial<P> inABlockedService() {
        SimulatedService service = newService();
        FaultLines.block(service);
        Trial.awaitStart(service);
        return of(service.tasks().stream()
                .filter(task -> !task.isProtected())
                .findFirst()
                .orElseThrow());
    }

    private SimulatedService newService() {
        SimulatedService service = newCluster().createService("worker", 3);
        Trial.awaitStart(service);
        return service;
    }

    /** One of its own, also where all lines share a world. */
    final SimulatedCluster newCluster() {
        int others = ecs().clusters().size();
        return ecs().createCluster(others == 0 ? "contract" : "contract-" + (others + 1));
    }

    private Trial<P> of(SimulatedTask own) {
        return of(own, Surroundings.of(ecs(), own));
    }

    final Trial<P> of(SimulatedTask own, Surroundings surroundings) {
        Trial<P> made = new Trial<>(this, ecs(), own, surroundings);
        trial = made;
        return made;
    }
}
