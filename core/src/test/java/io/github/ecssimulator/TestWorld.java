package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.policy.Policy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The world of most tests: cluster {@code media} with service {@code transcoder} of three tasks, and short words for calls. */
public final class TestWorld {

    /** Where the time of every simulator starts unless told otherwise. */
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final EcsSimulator ecs;
    private final SimulatedCluster media;
    private final SimulatedService transcoder;

    public TestWorld(EcsSimulatorBuilder builder) {
        ecs = builder.build();
        media = ecs.createCluster("media");
        transcoder = media.createService("transcoder", 3);
    }

    public static TestWorld with(Policy... settings) {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        for (Policy setting : settings) {
            builder.policy(setting);
        }
        return new TestWorld(builder);
    }

    public EcsSimulator ecs() {
        return ecs;
    }

    public SimulatedClock clock() {
        return ecs.clock();
    }

    public SimulatedCluster media() {
        return media;
    }

    public SimulatedService transcoder() {
        return transcoder;
    }

    public SimulatedTask task(int index) {
        return transcoder.tasks().get(index);
    }

    public UpdateTaskProtection.Response protect(SimulatedTask... tasks) {
        return protect(60, tasks);
    }

    public UpdateTaskProtection.Response protect(Integer minutes, SimulatedTask... tasks) {
        return update("media", true, minutes, arns(tasks));
    }

    public UpdateTaskProtection.Response clear(SimulatedTask... tasks) {
        return update("media", false, null, arns(tasks));
    }

    public UpdateTaskProtection.Response update(String cluster, Boolean enabled, Integer minutes, String... tasks) {
        return ecs.api()
                .updateTaskProtection(new UpdateTaskProtection.Request(cluster, List.of(tasks), enabled, minutes));
    }

    public GetTaskProtection.Response get(String... tasks) {
        return getIn("media", tasks);
    }

    public GetTaskProtection.Response getIn(String cluster, String... tasks) {
        return ecs.api().getTaskProtection(new GetTaskProtection.Request(cluster, List.of(tasks)));
    }

    public static String[] arns(SimulatedTask... tasks) {
        return Arrays.stream(tasks).map(SimulatedTask::arn).toArray(String[]::new);
    }

    /** The ARN without the cluster, the format of before 2018. */
    public static String shortArn(SimulatedTask task) {
        return "arn:aws:ecs:us-east-1:123456789012:task/" + task.id();
    }

    /** The ARN of this world that a task with this id would have. */
    public static String arnOf(String id) {
        return "arn:aws:ecs:us-east-1:123456789012:task/media/" + id;
    }

    public static Failure failure(String arn, FailureReason reason) {
        return new Failure(arn, reason.name(), null);
    }

    /** Insists that ECS refuses the call as a whole, with this exception and this text. */
    public static void assertRefused(ThrowingCallable call, String code, String message) {
        EcsException refused = catchThrowableOfType(EcsException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.error().code()).isEqualTo(code);
        assertThat(refused.error().message()).isEqualTo(message);
        assertThat(refused.error().statusCode()).isEqualTo(400);
    }

    public static void assertInvalid(ThrowingCallable call, String message) {
        assertRefused(call, "InvalidParameterException", message);
    }
}
