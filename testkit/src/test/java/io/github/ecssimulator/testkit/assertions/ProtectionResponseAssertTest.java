package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static io.github.ecssimulator.testkit.assertions.Worlds.minute;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.services.ecs.model.EcsResponseMetadata;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

class ProtectionResponseAssertTest {

    private static final String PREFIX = "arn:aws:ecs:us-east-1:123456789012:task/media/";
    private static final String BUSY = PREFIX + Worlds.BUSY;
    private static final String IDLE = PREFIX + Worlds.IDLE;
    private static final String THIRD = PREFIX + Worlds.THIRD;

    private static final String WHOLE = """

            Response:
              protected until 2024-01-01T01:00:00Z: arn:aws:ecs:us-east-1:123456789012:task/media/aaaaaaaa000000000000000000000001
              unprotected: arn:aws:ecs:us-east-1:123456789012:task/media/bbbbbbbb000000000000000000000002
              failure TASK_NOT_VALID: arn:aws:ecs:us-east-1:123456789012:task/media/cccccccc000000000000000000000003 (not of a service)""";

    private final Worlds world = new Worlds();

    private final UpdateTaskProtectionResponse mixed = UpdateTaskProtectionResponse.builder()
            .protectedTasks(task(BUSY, minute(60)), task(IDLE, null))
            .failures(failure(THIRD, "TASK_NOT_VALID", "not of a service"))
            .build();

    private final UpdateTaskProtectionResponse empty =
            UpdateTaskProtectionResponse.builder().build();

    @Test
    void hasNoProtectedTasks_onlyUnprotectedOnes_passes() {
        assertThat(empty).hasNoProtectedTasks();
        assertThat(GetTaskProtectionResponse.builder()
                        .protectedTasks(task(IDLE, null))
                        .build())
                .hasNoProtectedTasks();
    }

    @Test
    void hasNoProtectedTasks_oneProtected_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasNoProtectedTasks(), """
                Expected the response of UpdateTaskProtection to have no protected tasks
                 but it has 1.""" + WHOLE);
    }

    @Test
    void hasNoProtectedTasks_null_failsAsAssertJDoes() {
        Worlds.assertFails(
                () -> assertThat((UpdateTaskProtectionResponse) null).hasNoProtectedTasks(),
                "Expecting actual not to be null");
    }

    @Test
    void hasProtectedTask_byArnIdOrTask_passes() {
        assertThat(mixed).hasProtectedTask(BUSY).hasProtectedTask(Worlds.BUSY).hasProtectedTask(world.busy);
    }

    @Test
    void hasProtectedTask_unprotectedOne_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasProtectedTask(IDLE), """
                Expected the response of UpdateTaskProtection to have the protected task\
                 arn:aws:ecs:us-east-1:123456789012:task/media/bbbbbbbb000000000000000000000002
                 but it is unprotected.""" + WHOLE);
    }

    @Test
    void hasProtectedTask_refusedOne_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasProtectedTask(Worlds.THIRD), """
                Expected the response of UpdateTaskProtection to have the protected task\
                 cccccccc000000000000000000000003
                 but it is a failure.""" + WHOLE);
    }

    @Test
    void hasProtectedTask_anotherCluster_fails() {
        String elsewhere = "arn:aws:ecs:us-east-1:123456789012:task/other/aaaaaaaa000000000000000000000001";

        Worlds.assertFails(() -> assertThat(mixed).hasProtectedTask(elsewhere), """
                Expected the response of UpdateTaskProtection to have the protected task\
                 arn:aws:ecs:us-east-1:123456789012:task/other/aaaaaaaa000000000000000000000001
                 but the response does not name it.""" + WHOLE);
    }

    @Test
    void hasProtectedTask_withRequestId_namesTheRequest() {
        AwsResponseMetadata metadata = DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, "c0ffee"));
        GetTaskProtectionResponse.Builder response = GetTaskProtectionResponse.builder();
        response.responseMetadata(EcsResponseMetadata.create(metadata));

        Worlds.assertFails(() -> assertThat(response.build()).hasProtectedTask("x"), """
                Expected the response of GetTaskProtection (request c0ffee) to have the protected task x
                 but the response does not name it.
                Response:
                  no protectedTasks, no failures""");
    }

    @Test
    void hasOnlyProtectedTasks_exactlyThese_passes() {
        assertThat(mixed).hasOnlyProtectedTasks(world.busy);
    }

    @Test
    void hasOnlyProtectedTasks_oneMore_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasOnlyProtectedTasks(world.busy, world.idle), """
                Expected the response of UpdateTaskProtection to have exactly the protected tasks\
                 [aaaaaaaa000000000000000000000001, bbbbbbbb000000000000000000000002]
                 but it has [aaaaaaaa000000000000000000000001].""" + WHOLE);
    }

    @Test
    void hasProtectedTaskExpiringAt_thatInstant_passes() {
        assertThat(mixed)
                .hasProtectedTaskExpiringAt(BUSY, minute(60))
                .hasProtectedTaskExpiringAt(world.busy, minute(60));
    }

    @Test
    void hasProtectedTaskExpiringAt_anotherInstant_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasProtectedTaskExpiringAt(world.busy, minute(90)), """
                Expected the response of UpdateTaskProtection to have a protection of\
                 aaaaaaaa000000000000000000000001 that expires at 2024-01-01T01:30:00Z
                 but it expires at 2024-01-01T01:00:00Z.""" + WHOLE);
    }

    @Test
    void hasProtectedTaskExpiringAt_unprotectedTask_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasProtectedTaskExpiringAt(world.idle, minute(90)), """
                Expected the response of UpdateTaskProtection to have the protected task\
                 bbbbbbbb000000000000000000000002
                 but it is unprotected.""" + WHOLE);
    }

    @Test
    void hasUnprotectedTask_unprotectedOne_passes() {
        assertThat(mixed).hasUnprotectedTask(IDLE).hasUnprotectedTask(world.idle);
    }

    @Test
    void hasUnprotectedTask_protectedOne_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasUnprotectedTask(world.busy), """
                Expected the response of UpdateTaskProtection to have the unprotected task\
                 aaaaaaaa000000000000000000000001
                 but it is protected.""" + WHOLE);
    }

    @Test
    void hasNoFailures_none_passes() {
        assertThat(empty).hasNoFailures();
    }

    @Test
    void hasNoFailures_one_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasNoFailures(), """
                Expected the response of UpdateTaskProtection to have no failures
                 but it has 1.""" + WHOLE);
    }

    @Test
    void hasFailure_ofThatTaskForThatReason_passes() {
        var third = world.media.runTask();

        assertThat(mixed).hasFailure(THIRD, "TASK_NOT_VALID").hasFailure(third, "TASK_NOT_VALID");
    }

    @Test
    void hasFailure_shortArnInTheResponse_isFoundByTask() {
        String shortArn = "arn:aws:ecs:us-east-1:123456789012:task/" + Worlds.BUSY;
        var response = GetTaskProtectionResponse.builder()
                .failures(failure(shortArn, "MISSING", null))
                .build();

        assertThat(response).hasFailure(world.busy, "MISSING");
    }

    @Test
    void hasFailure_anotherReason_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasFailure(Worlds.THIRD, "MISSING"), """
                Expected the response of UpdateTaskProtection to have a failure MISSING of\
                 cccccccc000000000000000000000003
                 but its reason is TASK_NOT_VALID.""" + WHOLE);
    }

    @Test
    void hasFailure_ofAServedTask_fails() {
        Worlds.assertFails(() -> assertThat(mixed).hasFailure(world.busy, "MISSING"), """
                Expected the response of UpdateTaskProtection to have a failure MISSING of\
                 aaaaaaaa000000000000000000000001
                 but it is protected.""" + WHOLE);
    }

    @Test
    void hasFailure_withoutArn_isNotTaken() {
        var response = GetTaskProtectionResponse.builder()
                .failures(failure(null, "MISSING", null))
                .build();

        Worlds.assertFails(() -> assertThat(response).hasFailure("x", "MISSING"), """
                Expected the response of GetTaskProtection to have a failure MISSING of x
                 but the response does not name it.
                Response:
                  failure MISSING: null""");
    }

    @Test
    void hasOnlyFailure_oneFailure_passes() {
        var third = world.media.runTask();

        assertThat(mixed).hasOnlyFailure(THIRD, "TASK_NOT_VALID").hasOnlyFailure(third, "TASK_NOT_VALID");
    }

    @Test
    void hasOnlyFailure_twoFailures_fails() {
        var two = GetTaskProtectionResponse.builder()
                .failures(failure(BUSY, "MISSING", null), failure(IDLE, "MISSING", null))
                .build();

        Worlds.assertFails(() -> assertThat(two).hasOnlyFailure(world.busy, "MISSING"), """
                Expected the response of GetTaskProtection to have only the failure MISSING of\
                 aaaaaaaa000000000000000000000001
                 but it has 2 failures.
                Response:
                  failure MISSING: arn:aws:ecs:us-east-1:123456789012:task/media/aaaaaaaa000000000000000000000001
                  failure MISSING: arn:aws:ecs:us-east-1:123456789012:task/media/bbbbbbbb000000000000000000000002""");
    }

    private static ProtectedTask task(String arn, @Nullable Instant until) {
        return ProtectedTask.builder()
                .taskArn(arn)
                .protectionEnabled(until != null)
                .expirationDate(until)
                .build();
    }

    private static Failure failure(@Nullable String arn, String reason, @Nullable String detail) {
        return Failure.builder().arn(arn).reason(reason).detail(detail).build();
    }
}
