package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.policy.Answering.ScaleInEventText;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of service events behind {@code (service <name>)}, word for word; ECS never makes a noun singular. */
final class ServiceTexts {
    static final String STUCK = "was unable to stop or start tasks during a deployment because of the service"
            + " deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try"
            + " again."; // documented: SEM
    static final String FAILING_STARTS = "is unable to consistently start tasks successfully."; // documented: SEM
    static final String NO_INSTANCE = "was unable to place a task because no container instance met all of its"
            + " requirements."; // documented: SEM
    static final String STEADY = "has reached a steady state."; // documented: service-event-messages
    static final String STARTS_FAILED = "tasks failed to start."; // observed: DescribeServices events
    static final String STAGE_TOO_LONG = "a lifecycle stage lasted longer than 24 hours."; // inferred
    static final String STOPPED_BY_USER = "deployment was stopped by the user."; // inferred
    private static final String TOO_MANY_PROTECTED =
            " was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks";

    private ServiceTexts() {}

    static String started(List<TaskState> tasks, int unhealthy) { // observed: DescribeServices events
        String text = "has started " + tasks.size() + " tasks: " + named(tasks);
        return unhealthy == 0
                ? text
                : text + " Amazon ECS replaced " + unhealthy + " tasks due to an unhealthy status.";
    }

    static String stopped(List<TaskState> running) { // observed: DescribeServices events
        return "has stopped " + running.size() + " running tasks: " + named(running);
    }

    static String stoppedPending(int pending) { // observed: DescribeServices events
        return "stopped " + pending + " pending tasks.";
    }

    static String draining(int running) { // observed: DescribeServices events
        return "has begun draining connections on " + running + " tasks.";
    }

    private static String named(List<TaskState> tasks) {
        return tasks.stream().map(task -> "(task " + task.id() + ")").collect(Collectors.joining(" ", "", "."));
    }

    static String completed(TaskSetState set) { // observed: DescribeServices events
        return "(deployment " + set.id() + ") deployment completed.";
    }

    static String failed(TaskSetState set, String why) { // observed: DescribeServices events
        return "(deployment " + set.id() + ") deployment failed: " + why;
    }

    static String rollingBack(TaskSetState target) { // observed: DescribeServices events
        return "rolling back to deployment " + target.id() + ".";
    }

    static String held(ScaleInEventText edition, TaskSetState set) { // assumed: U24
        String unable = "was unable to reach steady state because ";
        String observed = "was unable to scale in due to (reason "
                + set.tasks().protectedTasks().size() + " tasks under protection)";
        return switch (edition) {
            case OBSERVED_2026 -> unable + "(taskSet " + set.id() + ") " + observed;
            case OBSERVED_2022 -> observed;
            case DOCUMENTED_2026 -> unable + "task set (" + set.id() + ")" + TOO_MANY_PROTECTED; // documented: SEM
            case DOCUMENTED_2023 -> unable + "task set (" + set.id() + ")" + TOO_MANY_PROTECTED + ".";
            case TASK_SET_IN_BRACKETS -> unable + "(taskSet " + set.id() + ")" + TOO_MANY_PROTECTED + ".";
        };
    }
}
