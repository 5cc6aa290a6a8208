package io.github.ecssimulator.policy;

import static io.github.ecssimulator.TestWorld.arnOf;
import static io.github.ecssimulator.TestWorld.assertInvalid;
import static io.github.ecssimulator.TestWorld.assertRefused;
import static io.github.ecssimulator.TestWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.policy.Refusing.BlankClusterAnswer;
import io.github.ecssimulator.policy.Refusing.GetWithoutTasks;
import io.github.ecssimulator.policy.Refusing.InactiveClusterAnswer;
import io.github.ecssimulator.policy.Refusing.MalformedTaskId;
import io.github.ecssimulator.policy.Refusing.MinutesOutOfRange;
import io.github.ecssimulator.policy.Refusing.MinutesWhenClearing;
import io.github.ecssimulator.policy.Refusing.MissingProtectionEnabled;
import io.github.ecssimulator.policy.Refusing.TaskListName;
import io.github.ecssimulator.policy.Refusing.Throttling;
import io.github.ecssimulator.policy.Refusing.UpdateWithoutTasks;
import io.github.ecssimulator.policy.Refusing.ValidationOrder;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The switches for calls that are refused as a whole: U8 to U16, U32 and U33. */
class RefusalPoliciesTest {
    private static final int TOO_MANY = Limits.UPDATED_TASKS + 1;
    private static final String TOO_LONG = "taskIds can have at most " + Limits.UPDATED_TASKS + " items.";
    private static final String ID = "0".repeat(32);
    private static final String RANGE = "expiresInMinutes must be between 1 and 2880.";
    private static final String LENGTH = "taskId length should be one of [32,36]";

    @Test
    void getWithoutTasks_allServiceTasks_answersThem() { // U8
        TestWorld world = TestWorld.with(GetWithoutTasks.ALL_SERVICE_TASKS);

        assertThat(world.get().protectedTasks()).hasSize(3);
    }

    @Test
    void getWithoutTasks_refused_isAnError() { // U8; observed: sibling DescribeTaskSets
        TestWorld world = TestWorld.with(GetWithoutTasks.REFUSED);

        assertInvalid(world::get, "Tasks cannot be empty.");
        assertThat(world.get(world.task(0).id()).protectedTasks()).hasSize(1);
    }

    @Test
    void updateWithoutTasks_refused_isAnError() { // U9
        TestWorld world = TestWorld.with(UpdateWithoutTasks.REFUSED);

        assertInvalid(() -> world.update("media", true, 60), "Tasks cannot be empty.");
    }

    @Test
    void updateWithoutTasks_answeredEmpty_changesNothing() { // U9
        TestWorld world = TestWorld.with(UpdateWithoutTasks.ANSWERED_EMPTY);

        assertThat(world.update("media", true, 60)).isEqualTo(new UpdateTaskProtection.Response(List.of(), List.of()));
        assertThat(world.transcoder().protectedTasks()).isEmpty();
    }

    @Test
    void taskListName_taskIds_isTheObservedText() { // U10
        TestWorld world = TestWorld.with(TaskListName.TASK_IDS);

        assertInvalid(() -> world.update("media", true, 60, ids(TOO_MANY)), TOO_LONG);
        assertInvalid(() -> world.get(ids(101)), "taskIds can have at most 100 items.");
    }

    @Test
    void taskListName_tasks_isTheNameOfTheMember() { // U10
        TestWorld world = TestWorld.with(TaskListName.TASKS);

        assertInvalid(
                () -> world.update("media", true, 60, ids(TOO_MANY)),
                "tasks can have at most " + Limits.UPDATED_TASKS + " items.");
        assertInvalid(() -> world.get(ids(101)), "tasks can have at most 100 items.");
    }

    @Test
    void minutesOutOfRange_invalidParameter_isThatException() { // U11
        TestWorld world = TestWorld.with(MinutesOutOfRange.INVALID_PARAMETER);

        assertInvalid(() -> world.protect(0, world.task(0)), RANGE);
    }

    @Test
    void minutesOutOfRange_clientException_isThatException() { // U11
        TestWorld world = TestWorld.with(MinutesOutOfRange.CLIENT_EXCEPTION);

        assertRefused(() -> world.protect(0, world.task(0)), "ClientException", RANGE);
    }

    @Test
    void minutesWhenClearing_checkedThenIgnored_refusesTheRangeOnly() { // U12
        TestWorld world = TestWorld.with(MinutesWhenClearing.CHECKED_THEN_IGNORED);

        assertThat(clearWith(world, 5).protectedTasks()).hasSize(1);
        assertInvalid(() -> clearWith(world, 0), RANGE);
    }

    @Test
    void minutesWhenClearing_ignored_acceptsAnyNumber() { // U12
        TestWorld world = TestWorld.with(MinutesWhenClearing.IGNORED);

        assertThat(clearWith(world, 5).protectedTasks()).hasSize(1);
        assertThat(clearWith(world, -7).protectedTasks()).hasSize(1);
        assertInvalid(() -> world.protect(-7, world.task(0)), RANGE);
    }

    @Test
    void minutesWhenClearing_refused_acceptsNone() { // U12
        TestWorld world = TestWorld.with(MinutesWhenClearing.REFUSED);

        assertInvalid(
                () -> clearWith(world, 5), "expiresInMinutes can only be specified when protectionEnabled is true.");
        assertInvalid(() -> clearWith(world, 0), RANGE);
        assertThat(world.clear(world.task(0)).protectedTasks()).hasSize(1);
        assertThat(world.protect(5, world.task(0)).protectedTasks()).hasSize(1);
    }

    @Test
    void malformedTaskId_missing_failsTheTaskOnly() { // U13; documented: FAIL
        TestWorld world = TestWorld.with(MalformedTaskId.MISSING);

        assertThat(world.get("abc").failures()).containsExactly(failure(arnOf("abc"), FailureReason.MISSING));
    }

    @Test
    void malformedTaskId_refused_refusesOtherLengths() { // U13; observed: sibling ExecuteCommand
        TestWorld world = TestWorld.with(MalformedTaskId.REFUSED);

        assertInvalid(() -> world.get("abc"), LENGTH);
        assertInvalid(() -> world.get("0".repeat(33)), LENGTH);
        assertInvalid(() -> world.update("media", true, 60, world.task(0).id(), ""), LENGTH);
        assertThat(world.task(0).isProtected()).isFalse();
        assertThat(world.get(ID, "6b1e2c9e-7f60-4d0a-9c3b-1e2c9e7f604d").failures())
                .as("32 and 36 are the lengths of ids")
                .hasSize(2);
    }

    @Test
    void validationOrder_parametersFirst_looksUpTheClusterLast() { // U14
        TestWorld world = TestWorld.with(ValidationOrder.PARAMETERS_FIRST);

        assertInvalid(() -> world.update("games", true, 60, ids(TOO_MANY)), TOO_LONG);
        assertInvalid(() -> world.update("games", true, 60), "Tasks cannot be empty.");
        assertInvalid(() -> world.update("games", null, 60, ID), "protectionEnabled can not be null.");
        assertInvalid(() -> world.update("games", true, 0, ID), RANGE);
        assertInvalid(() -> world.update("games", true, 60, "a/b/c"), separators());
        assertInvalid(() -> world.getIn("games", ids(101)), "taskIds can have at most 100 items.");
        assertInvalid(() -> world.getIn("games", "a/b/c"), separators());
        assertRefused(() -> world.getIn("games", ID), "ClusterNotFoundException", "Cluster not found.");
    }

    @Test
    void validationOrder_parametersFirst_goesFromSizeToRangeToIdentifier() { // U14
        TestWorld world = TestWorld.with(ValidationOrder.PARAMETERS_FIRST);
        String[] tooMany = ids(TOO_MANY);
        tooMany[0] = "a/b/c";

        assertInvalid(() -> world.update(" ", null, 0, tooMany), TOO_LONG);
        assertInvalid(() -> world.update(" ", null, 0, "a/b/c"), "protectionEnabled can not be null.");
        assertInvalid(() -> world.update(" ", true, 0, "a/b/c"), RANGE);
        assertInvalid(() -> world.update(" ", true, 1, "a/b/c"), "Cluster can not be blank.");
        assertInvalid(() -> world.update("media", true, 1, "a/b/c"), separators());
    }

    @Test
    void validationOrder_clusterFirst_looksUpTheClusterFirst() { // U14
        TestWorld world = TestWorld.with(ValidationOrder.CLUSTER_FIRST);

        assertRefused(
                () -> world.update("games", null, 0, ids(TOO_MANY)), "ClusterNotFoundException", "Cluster not found.");
        assertRefused(() -> world.getIn("games", ids(101)), "ClusterNotFoundException", "Cluster not found.");
        assertInvalid(() -> world.getIn(" ", ids(101)), "Cluster can not be blank.");
        assertInvalid(() -> world.getIn("media", ids(101)), "taskIds can have at most 100 items.");
        assertThat(world.get(world.task(0).id()).protectedTasks()).hasSize(1);
        assertThat(world.protect(world.task(0)).protectedTasks()).hasSize(1);
    }

    @Test
    void inactiveClusterAnswer_clusterNotFound_isThatException() { // U15
        TestWorld world = withInactive(InactiveClusterAnswer.CLUSTER_NOT_FOUND);

        assertRefused(
                () -> world.getIn("games", ID), "ClusterNotFoundException", "The referenced cluster was inactive.");
    }

    @Test
    void inactiveClusterAnswer_clientException_isThatException() { // U15; observed: sibling CreateService
        TestWorld world = withInactive(InactiveClusterAnswer.CLIENT_EXCEPTION);

        assertRefused(() -> world.getIn("games", ID), "ClientException", "The referenced cluster was inactive.");
        assertRefused(
                () -> world.update("games", true, 60, ID), "ClientException", "The referenced cluster was inactive.");
    }

    @Test
    void blankClusterAnswer_refused_isAnError() { // U16
        TestWorld world = TestWorld.with(BlankClusterAnswer.REFUSED);

        assertInvalid(() -> world.getIn(null, ID), "Cluster can not be blank.");
    }

    @Test
    void blankClusterAnswer_defaultCluster_meansThatCluster() { // U16; documented: sibling DescribeTasks
        TestWorld world = TestWorld.with(BlankClusterAnswer.DEFAULT_CLUSTER);
        assertRefused(() -> world.getIn(null, ID), "ClusterNotFoundException", "Cluster not found.");
        world.ecs().createCluster("default").createService("transcoder", 1);

        assertThat(world.getIn(null)).isEqualTo(world.getIn(" ")).isEqualTo(world.getIn("default"));
        assertThat(world.getIn(null)).isNotEqualTo(new GetTaskProtection.Response(List.of(), List.of()));
    }

    @Test
    void missingProtectionEnabled_refused_isAnError() { // U33
        TestWorld world = TestWorld.with(MissingProtectionEnabled.REFUSED);

        assertInvalid(
                () -> world.update("media", null, null, world.task(0).id()), "protectionEnabled can not be null.");
    }

    @Test
    void missingProtectionEnabled_false_clears() { // U33
        TestWorld world = TestWorld.with(MissingProtectionEnabled.FALSE);
        world.protect(world.task(0));

        assertThat(world.update("media", null, null, world.task(0).id()).protectedTasks())
                .containsExactly(new ProtectedTask(world.task(0).arn(), false, null));
        assertThat(world.task(0).isProtected()).isFalse();
    }

    @Test
    void throttling_off_admitsEveryCall() { // U32
        TestWorld world = TestWorld.with(Throttling.OFF);

        for (int call = 0; call < 1000; call++) {
            assertThat(world.get().protectedTasks()).hasSize(3);
        }
    }

    @Test
    void throttling_documentedBucket_admitsTheBurstOfBothOperations() { // U32; documented: THR
        TestWorld world = emptied();

        assertRefused(world::get, "ThrottlingException", "Rate exceeded");
        assertRefused(() -> world.protect(world.task(0)), "ThrottlingException", "Rate exceeded");
        assertThat(world.task(0).isProtected()).isFalse();
        assertThat(world.ecs()
                        .api()
                        .execute(new ListClusters.Request(null, null))
                        .response()
                        .clusterArns())
                .as("another operation")
                .hasSize(1);
    }

    @Test
    void throttling_documentedBucket_refillsInSimulatedTime() { // U32; documented: THR
        TestWorld world = emptied();

        world.clock().advance(Duration.ofSeconds(1).dividedBy(80).minusNanos(1));
        assertRefused(world::get, "ThrottlingException", "Rate exceeded");
        world.clock().advance(Duration.ofNanos(1));
        assertThat(world.get().protectedTasks()).hasSize(3);
        assertRefused(world::get, "ThrottlingException", "Rate exceeded");
    }

    @Test
    void throttling_documentedBucket_holdsNoMoreThanTheBurst() { // U32; documented: THR
        TestWorld world = emptied();

        world.clock().advance(Duration.ofDays(1));

        for (int call = 0; call < 200; call++) {
            assertThat(world.get().protectedTasks()).hasSize(3);
        }
        assertRefused(world::get, "ThrottlingException", "Rate exceeded");
    }

    /** A world whose 200 calls at once were made, half of them of each operation. */
    private static TestWorld emptied() {
        TestWorld world = TestWorld.with(Throttling.DOCUMENTED_BUCKET);
        for (int call = 0; call < 100; call++) {
            assertThat(world.get().protectedTasks()).hasSize(3);
            assertThat(world.clear(world.task(0)).protectedTasks()).hasSize(1);
        }
        return world;
    }

    private static UpdateTaskProtection.Response clearWith(TestWorld world, int minutes) {
        return world.update("media", false, minutes, world.task(0).id());
    }

    private static TestWorld withInactive(Policy setting) {
        TestWorld world = TestWorld.with(setting);
        world.ecs().createCluster("games").delete();
        return world;
    }

    private static String separators() {
        return "Invalid identifier: Unexpected number of separators";
    }

    private static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
    }
}
