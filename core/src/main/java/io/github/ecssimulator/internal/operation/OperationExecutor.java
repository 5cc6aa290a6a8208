package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Executes calls one at a time, asks the faults, and notes each call in the journal. */
public final class OperationExecutor {
    private final World world;
    private final OperationHandlers handlers;
    private final FaultPlan faults;
    private final CallThrottle throttle;

    /** Makes the executor of one world. */
    public OperationExecutor(World world, FaultPlan faults) {
        this.world = world;
        this.handlers = new OperationHandlers(world);
        this.faults = faults;
        this.throttle = new CallThrottle(world.policies(), world.time().now());
    }

    /** Returns the API as one caller uses it. */
    public EcsApi apiOf(String caller) {
        return new CallerApi(caller);
    }

    private final class CallerApi implements EcsApi {
        private final String caller;

        private CallerApi(String caller) {
            this.caller = caller;
        }

        @Override
        public <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request) {
            Objects.requireNonNull(request, "request");
            Answer<R> answer = world.inside(() -> answer(request));
            if (answer.outcome instanceof FaultOutcome.Delayed delayed) {
                world.time().advance(delayed.by());
            }
            if (answer.outcome instanceof FaultOutcome.ReplyLost) {
                throw new ReplyLostException(request.operation(), answer.requestId);
            }
            EcsReply<R> reply = answer.replyOrThrow();
            if (request.operation().startsWith("Describe")) {
                moveOn(world.settings().pollStep());
            }
            return reply;
        }

        private void moveOn(Duration step) { // ours: S63
            if (!step.isZero() && !world.time().now().plus(step).isAfter(SimulatedTime.LATEST)) {
                world.time().advance(step);
            }
        }

        private <R extends EcsResponse> Answer<R> answer(EcsRequest<R> request) {
            CallEvent.Made call = new CallEvent.Made(caller, world.nextRequestId(), request);
            FaultOutcome outcome = faults.takeOrNull(request.operation());
            return world.writing(call, () -> {
                try {
                    return accept(call, request, outcome);
                } catch (RefusedCall refused) {
                    world.write(new CallEvent.Refused(call, refused.error(), refused instanceof InjectedFault));
                    if (refused instanceof ParameterNotModelled parameter) {
                        world.write(new CallEvent.NotModelled(caller, parameter.name()));
                    }
                    return new Answer<>(call.requestId(), outcome, null, refused.error());
                }
            });
        }

        private <R extends EcsResponse> Answer<R> accept(
                CallEvent.Made call, EcsRequest<R> request, @Nullable FaultOutcome outcome) {
            if (outcome instanceof FaultOutcome.Refused injected) {
                throw new InjectedFault(injected.error());
            }
            if (!throttle.admits(request, world.time().now())) {
                throw new RefusedCall(EcsError.throttled());
            }
            R response = world.answering(() -> handlers.handle(request));
            world.write(
                    outcome instanceof FaultOutcome.ReplyLost
                            ? new CallEvent.ReplyLost(call)
                            : new CallEvent.Accepted(call, response, delay(outcome)));
            world.goOn();
            return new Answer<>(call.requestId(), outcome, response, null);
        }

        private static Duration delay(@Nullable FaultOutcome outcome) {
            return outcome instanceof FaultOutcome.Delayed delayed ? delayed.by() : Duration.ZERO;
        }

        @Override
        public EcsException refuseUnmodelled(String operation) {
            Objects.requireNonNull(operation, "operation");
            return world.inside(() -> {
                world.write(new CallEvent.NotModelled(caller, operation));
                return new EcsException(notModelled(operation), world.nextRequestId());
            });
        }

        @Override
        public Set<String> modelledOperations() {
            return Collections.unmodifiableSet(handlers.operations());
        }

        private EcsError notModelled(String operation) {
            // 501 is what HTTP has for this, and no SDK retries it.
            return new EcsError(
                    "OperationNotModelledException",
                    501,
                    "ecs-simulator does not model the operation " + operation + ". It models: "
                            + String.join(", ", handlers.operations()) + ".");
        }
    }

    /** A refusal that a fault makes, not the world. */
    private static final class InjectedFault extends RefusedCall {
        private static final long serialVersionUID = 1;

        InjectedFault(EcsError error) {
            super(error);
        }
    }

    /** What came of one call; the reply is given outside the lock, for a fault may still delay or lose it. */
    private record Answer<R extends EcsResponse>(
            String requestId,
            @Nullable FaultOutcome outcome,
            @Nullable R response,
            @Nullable EcsError error) {

        EcsReply<R> replyOrThrow() {
            if (error != null) {
                throw new EcsException(error, requestId);
            }
            return new EcsReply<>(requestId, Objects.requireNonNull(response));
        }
    }
}
