package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.internal.text.Times;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What the network, and ECS as a server, may do to calls. */
final class FaultActs {
    private static final EcsError SERVER_ERROR = EcsError.server("Service Unavailable. Please try again later.");
    private static final int MOST_SECONDS = 30;
    private static final int MOST_TRIES_OF_SDKS = 4; // documented: AWS SDKs, the retry mode "legacy"
    private static final int MOST_CALLS = 12;

    private FaultActs() {}

    static Optional<String> throttle(HostileWorld world, SplittableRandom random) {
        return refuse(world, random, EcsError.throttled(), upToTwo(random));
    }

    static Optional<String> failServer(HostileWorld world, SplittableRandom random) {
        return refuse(world, random, SERVER_ERROR, upToTwo(random));
    }

    static Optional<String> overload(HostileWorld world, SplittableRandom random) {
        EcsError error = random.nextBoolean() ? EcsError.throttled() : SERVER_ERROR;
        int times = MOST_TRIES_OF_SDKS + random.nextInt(MOST_CALLS - MOST_TRIES_OF_SDKS + 1);
        return refuse(world, random, error, times).map(which -> which + ", " + error.code());
    }

    private static int upToTwo(SplittableRandom random) {
        return 1 + random.nextInt(2);
    }

    private static Optional<String> refuse(HostileWorld world, SplittableRandom random, EcsError error, int times) {
        return inject(world, random, operation -> Fault.refuse(operation, error).times(times))
                .map(operation ->
                        times == 1 ? "the next " + operation : "the next " + times + " calls of " + operation);
    }

    static Optional<String> loseReply(HostileWorld world, SplittableRandom random) {
        return inject(world, random, Fault::loseReply).map(operation -> "of the next " + operation);
    }

    static Optional<String> delayReply(HostileWorld world, SplittableRandom random) {
        Duration by = Duration.ofSeconds(1 + random.nextInt(MOST_SECONDS));
        return inject(world, random, operation -> Fault.delay(operation, by))
                .map(operation -> "to the next " + operation + ", " + Times.words(by) + " later");
    }

    /** Returns the operation: one that the test calls, for a fault of another one would wait in vain. */
    private static Optional<String> inject(
            HostileWorld world, SplittableRandom random, Function<String, Fault> faultOf) {
        Optional<String> picked = HostileWorld.pick(random, world.calm().operations());
        picked.ifPresent(operation -> world.ecs().inject(faultOf.apply(operation)));
        return picked;
    }

    static Optional<String> failAgent(HostileWorld world, SplittableRandom random) {
        return inject(world, agentFault(random).times(upToTwo(random)));
    }

    static Optional<String> hangAgent(HostileWorld world, SplittableRandom random) {
        return inject(world, AgentFault.hang(AgentPart.TASK_PROTECTION).times(upToTwo(random)));
    }

    private static Optional<String> inject(HostileWorld world, AgentFault fault) {
        if (!world.calm().asksAgent()) {
            return Optional.empty();
        }
        world.ecs().inject(fault);
        return Optional.of(fault.toString());
    }

    private static AgentFault agentFault(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> AgentFault.fail(AgentPart.TASK_PROTECTION);
            case 1 -> AgentFault.rateLimit(AgentPart.TASK_PROTECTION);
            case 2 -> AgentFault.disconnect(AgentPart.TASK_PROTECTION);
            default -> AgentFault.refuse(EcsError.throttled());
        };
    }

    /** Whether an event shows that a call met a fault of a menu. */
    static boolean isMet(Menu menu, JournalEvent event) {
        return switch (menu) {
            case THROTTLING -> isRefusal(event, EcsError.throttled());
            case SERVER_ERRORS -> isRefusal(event, SERVER_ERROR);
            case OVERLOAD -> isRefusal(event, EcsError.throttled()) || isRefusal(event, SERVER_ERROR);
            case LOST_REPLY -> event instanceof CallEvent.ReplyLost;
            case LATE_REPLY ->
                event instanceof CallEvent.Accepted call && !call.delay().isZero();
            case AGENT, HANGING_AGENT ->
                (event instanceof AgentEvent.Refused refused && refused.injected())
                        || (event instanceof AgentEvent.Unanswered unanswered && unanswered.injected());
            default -> false;
        };
    }

    private static boolean isRefusal(JournalEvent event, EcsError error) {
        return event instanceof CallEvent.Refused refused
                && refused.injected()
                && refused.error().equals(error);
    }
}
