package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Scheduling.ScaleInOrder;
import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an {@link Exploration} may draw. By default it draws from those that a right worker {@linkplain #isSurvivable survives}: its
 * work is done, or handed back, whatever of them comes. The others take tasks away that are protected, or let none start; a test asks for them
 * when it can bear that, for example because its queue hands out a job again.
 */
public enum Menu {
    /** A service is scaled in or out, and a while later back to what the test wants. */
    SCALING(true, Kind.DEED),
    /** A service is deployed anew, so that each task without protection is replaced. */
    DEPLOYMENT(true, Kind.DEED),
    /** One or two calls that set or read protection are throttled. */
    THROTTLING(true, Kind.FAULT),
    /** One or two calls that set or read protection are answered with HTTP 500. */
    SERVER_ERRORS(true, Kind.FAULT),
    /** Four to twelve calls in a row that set or read protection are throttled, or answered with HTTP 500: no SDK tries so often. */
    OVERLOAD(true, Kind.FAULT),
    /** A call that sets or reads protection is applied, and its reply is lost. */
    LOST_REPLY(true, Kind.FAULT),
    /** A call that sets or reads protection is applied, and answered some seconds later. */
    LATE_REPLY(true, Kind.FAULT),
    /** The agent answers one or two requests for task protection with 500 or 429, is not there, or passes on that ECS throttles it. */
    AGENT(true, Kind.FAULT_OF_AGENT),
    /** The scheduler reacts late when a protection ends. */
    LATE_SCHEDULER(true, Kind.CIRCUMSTANCE),
    /** Scale-in stops other ones of the unprotected tasks first. */
    VICTIMS(true, Kind.CIRCUMSTANCE),
    /** Code of several tasks that is due at one instant, such as their heartbeats, runs in another order. */
    TIES(true, Kind.CIRCUMSTANCE),
    /** AWS has not published how ECS behaves, and it behaves another way; {@code docs/fidelity.md} lists the ways. */
    POLICIES(true, Kind.CIRCUMSTANCE),
    /** Containers take up to two minutes to end after their stop signal. */
    SLOW_STOP(true, Kind.CIRCUMSTANCE),

    /** Tasks are PENDING for up to five minutes: for tests that begin work in a task only when it runs. */
    SLOW_START(false, Kind.CIRCUMSTANCE),
    /**
     * The agent takes one or two requests for task protection, and answers nothing. A client with a timeout has it in simulated time,
     * or over a socket in real time; in a container one without a timeout hangs while time passes, and elsewhere it holds up the test for ever.
     */
    HANGING_AGENT(false, Kind.FAULT_OF_AGENT),
    /** For a while no task of a task definition comes up. */
    FAILED_START(false, Kind.DEED),
    /** The essential container of a task ends with 137. */
    CRASH(false, Kind.DEED),
    /** A task fails its health check. */
    HEALTH(false, Kind.DEED),
    /** The Spot capacity of a task is taken back. */
    SPOT(false, Kind.DEED),
    /** AWS Fargate retires the host of a task. */
    RETIREMENT(false, Kind.DEED),
    /** The container instance of a task is drained. */
    DRAINING(false, Kind.DEED),
    /** The host of a task is lost. */
    HOST_LOSS(false, Kind.DEED);

    private final boolean survivable;
    private final Kind kind;

    Menu(boolean survivable, Kind kind) {
        this.survivable = survivable;
        this.kind = kind;
    }

    /** How it comes into a world. */
    private enum Kind {
        /** By steps, each of which does something at once. */
        DEED,
        /** By steps, each of which waits for a call to meet it. */
        FAULT,
        /** By steps, each of which waits for a request at the agent to meet it. */
        FAULT_OF_AGENT,
        /** By what the whole world is like. */
        CIRCUMSTANCE
    }

    /** {@return whether a right worker loses no work to it: it renews in time and again, and looks at what is refused} */
    public boolean isSurvivable() {
        return survivable;
    }

    /** {@return the menus that a right worker survives, which an exploration draws from by default} */
    public static Set<Menu> survivable() {
        Set<Menu> survivable = EnumSet.noneOf(Menu.class);
        Arrays.stream(values()).filter(Menu::isSurvivable).forEach(survivable::add);
        return Collections.unmodifiableSet(survivable);
    }

    /** The menu that a policy is drawn from. */
    static Menu of(Policy policy) {
        return policy instanceof SchedulerReaction
                ? LATE_SCHEDULER
                : policy instanceof ScaleInOrder ? VICTIMS : POLICIES;
    }

    boolean hasSteps() {
        return kind != Kind.CIRCUMSTANCE;
    }

    boolean isOfFaults() {
        return kind == Kind.FAULT || isOfAgent();
    }

    boolean isOfAgent() {
        return kind == Kind.FAULT_OF_AGENT;
    }
}
