package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.RolloutState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a deployment has come, and in which words ECS tells of it. */
final class Rollout {
    private Phase phase;
    private String reason;
    private @Nullable Instant finishedAt;
    private @Nullable Instant trafficMovedAt;

    /** documented: Deployment rolloutState; blue/green, how it works. */
    enum Phase {
        SCALING_UP(RolloutState.IN_PROGRESS),
        /** Of a blue/green deployment: the traffic has moved. */
        BAKING(RolloutState.IN_PROGRESS),
        /** Blue is let go. */
        CLEANING_UP(RolloutState.IN_PROGRESS),
        COMPLETED(RolloutState.COMPLETED),
        FAILED(RolloutState.FAILED),
        CIRCUIT_BROKEN(RolloutState.FAILED);

        private final RolloutState state;

        Phase(RolloutState state) {
            this.state = state;
        }
    }

    private Rollout(Phase phase, String id) {
        this.phase = phase;
        this.reason = "ECS deployment " + id + " in progress.";
    }

    static Rollout of(String id) {
        return new Rollout(Phase.SCALING_UP, id);
    }

    /** Of a task set that a call makes: nothing is rolled out. */
    static Rollout ofTaskSet(String id) {
        return new Rollout(Phase.COMPLETED, id);
    }

    void end(Phase end, String why, Instant at) {
        phase = end;
        reason = why;
        finishedAt = at;
    }

    /** It is put in place once more; the traffic comes back once its tasks run. */
    void beginAgain(String why) {
        phase = Phase.SCALING_UP;
        reason = why;
        finishedAt = null;
        trafficMovedAt = null;
    }

    void moveTraffic(Instant at) {
        phase = Phase.BAKING;
        trafficMovedAt = at;
    }

    /** The bake time may be changed while it lasts, so that it is over, or is not over any more. */
    void bake(boolean isOver) {
        phase = isOver ? Phase.CLEANING_UP : Phase.BAKING;
    }

    RolloutState state() {
        return phase.state;
    }

    boolean isInProgress() {
        return state() == RolloutState.IN_PROGRESS;
    }

    boolean isCompleted() {
        return state() == RolloutState.COMPLETED;
    }

    boolean hasFailed() {
        return state() == RolloutState.FAILED;
    }

    boolean hasBrokenCircuit() {
        return phase == Phase.CIRCUIT_BROKEN;
    }

    boolean isBaked() {
        return phase == Phase.CLEANING_UP;
    }

    String reason() {
        return reason;
    }

    @Nullable
    Instant finishedAtOrNull() {
        return finishedAt;
    }

    @Nullable
    Instant trafficMovedAtOrNull() {
        return trafficMovedAt;
    }
}
