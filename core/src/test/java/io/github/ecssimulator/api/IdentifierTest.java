package io.github.ecssimulator.api;

import static io.github.ecssimulator.TestWorld.arnOf;
import static io.github.ecssimulator.TestWorld.assertInvalid;
import static io.github.ecssimulator.TestWorld.assertRefused;
import static io.github.ecssimulator.TestWorld.failure;
import static io.github.ecssimulator.TestWorld.shortArn;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tasks and clusters are named in a call. What holds for one operation holds for both. */
class IdentifierTest {
    private static final String SEPARATORS = "Invalid identifier: Unexpected number of separators";
    private static final String INVALID = "Task Identifier is invalid";
    private static final String ID = "0".repeat(32);

    private final TestWorld world = TestWorld.with();
    private final SimulatedTask first = world.task(0);

    @Test
    void task_byId_byLongArn_andByShortArn_isTheSame() { // documented: UTP, GTP, ECS account settings
        ProtectedTask expected = new ProtectedTask(first.arn(), false, null);

        assertThat(world.get(first.id()).protectedTasks()).containsExactly(expected);
        assertThat(world.get(first.arn()).protectedTasks()).containsExactly(expected);
        assertThat(world.get(shortArn(first)).protectedTasks()).containsExactly(expected);
    }

    @Test
    void task_namedThreeWaysInOneCall_isAnsweredOnce() { // assumed: U17
        UpdateTaskProtection.Response response =
                world.update("media", true, 60, shortArn(first), first.id(), first.arn(), first.id());

        assertThat(response.protectedTasks()).hasSize(1);
        assertThat(response.failures()).isEmpty();
    }

    @Test
    void unknownTask_namedThreeWaysInOneCall_failsOnceAsNamedFirst() { // assumed: U17, U19
        String shortArn = "arn:aws:ecs:us-east-1:123456789012:task/" + ID;

        assertThat(world.get(shortArn, ID, arnOf(ID)).failures())
                .containsExactly(failure(shortArn, FailureReason.MISSING));
    }

    @Test
    void duplicates_amongOthers_keepTheirFirstPlace() { // assumed: U17
        assertThat(world.get(first.id(), world.task(2).id(), first.arn()).protectedTasks())
                .extracting(ProtectedTask::taskArn)
                .containsExactly(first.arn(), world.task(2).arn());
    }

    @Test
    void failure_ofAnId_namesTheLongArn() { // observed: sibling DescribeTasks; assumed: U19
        assertThat(world.get(ID).failures()).containsExactly(failure(arnOf(ID), FailureReason.MISSING));
    }

    @Test
    void failure_ofAnArn_namesItAsGiven() { // observed: sibling DescribeTasks; assumed: U19
        String shortArn = "arn:aws:ecs:us-east-1:123456789012:task/" + ID;

        assertThat(world.get(arnOf(ID)).failures()).containsExactly(failure(arnOf(ID), FailureReason.MISSING));
        assertThat(world.get(shortArn).failures()).containsExactly(failure(shortArn, FailureReason.MISSING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6b1e2c9e-7f60-4d0a-9c3b-1e2c9e7f604d",
                "0000000000000000000000000000000000000000",
                "abc",
                "ABCDEFABCDEFABCDEFABCDEFABCDEFAB",
                "not a task",
                "abc\n",
                ""
            })
    void bareId_thatNamesNoTask_isMissing(String id) { // documented: FAIL; assumed: U13
        assertThat(world.get(id).failures()).containsExactly(failure(arnOf(id), FailureReason.MISSING));
    }

    @Test
    void arn_withAnOldIdOf36Characters_isMissing() { // documented: ECS account settings
        String arn = arnOf("6b1e2c9e-7f60-4d0a-9c3b-1e2c9e7f604d");

        assertThat(world.get(arn).failures()).containsExactly(failure(arn, FailureReason.MISSING));
    }

    @Test
    void arn_ofAnotherAccount_isRefused() { // observed: sibling DescribeTasks
        assertInvalid(
                () -> world.get("arn:aws:ecs:us-east-1:210987654321:task/media/" + ID),
                "Identifier is for 210987654321. Your accountId is 123456789012");
    }

    @Test
    void arn_ofAnotherRegion_isRefused() { // observed: sibling DescribeServices
        assertInvalid(() -> world.get("arn:aws:ecs:eu-west-1:123456789012:task/media/" + ID), "Invalid Region in ARN");
    }

    @Test
    void arn_ofAnotherCluster_isRefused() { // observed: sibling DescribeTasks
        world.ecs().createCluster("games");

        assertInvalid(
                () -> world.get("arn:aws:ecs:us-east-1:123456789012:task/games/" + ID),
                "Invalid identifier: Identifier is for cluster games. Your cluster is media");
    }

    @Test
    void arn_ofAnotherCluster_isRefusedAlsoWhenTheClusterIsGivenByArn() { // observed: sibling DescribeTasks
        assertInvalid(
                () -> world.getIn(world.media().arn(), "arn:aws:ecs:us-east-1:123456789012:task/games/" + ID),
                "Invalid identifier: Identifier is for cluster games. Your cluster is media");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:us-east-1:123456789012:cluster/media, cluster",
        "arn:aws:ecs:us-east-1:123456789012:service/media/transcoder, service",
        "arn:aws:ecs:us-east-1:123456789012:task-definition/transcoder, task-definition",
        "arn:aws:ecs:us-east-1:123456789012:, ''",
    })
    void arn_ofAnotherType_isRefused(String arn, String type) { // observed: sibling DescribeTasks
        assertInvalid(() -> world.get(arn), "Unsupported resource type: " + type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws-cn:ecs:us-east-1:123456789012:task/media/00000000000000000000000000000000",
                "arn:aws:ec2:us-east-1:123456789012:task/media/00000000000000000000000000000000",
                "arn:aws:ecs:us-east-1:task/media/00000000000000000000000000000000",
                "arn:",
                "task:00000000000000000000000000000000"
            })
    void identifier_thatIsNoArnOfThisPartition_isRefused(String identifier) { // observed: sibling StopTask
        assertInvalid(() -> world.get(identifier), INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:us-east-1:123456789012:task/media/00000000000000000000000000000000/more",
                "arn:aws:ecs:us-east-1:123456789012:task/media/00000000000000000000000000000000\n",
                "arn:aws:ecs:us-east-1:123456789012:task/media/00000000000000000000000000000000:1",
                "arn:aws:ecs:us-east-1:123456789012:task/media/",
                "arn:aws:ecs:us-east-1:123456789012:task//00000000000000000000000000000000",
                "arn:aws:ecs:us-east-1:123456789012:task/",
                "arn:aws:ecs:us-east-1:123456789012:task",
                "media/00000000000000000000000000000000"
            })
    void identifier_withSeparatorsTooManyOrTooFew_isRefused(String identifier) { // observed: sibling DescribeTasks
        assertInvalid(() -> world.get(identifier), SEPARATORS);
    }

    @Test
    void arn_ofThisPartition_isAccepted() { // inferred: the other partitions
        TestWorld china =
                new TestWorld(EcsSimulator.builder().partition("aws-cn").region("cn-north-1"));

        assertThat(china.get(china.task(0).arn()).failures()).isEmpty();
        assertInvalid(() -> china.get("arn:aws:ecs:cn-north-1:123456789012:task/media/" + ID), INVALID);
    }

    @Test
    void cluster_byArn_isTheSameAsByName() { // documented: UTP, GTP
        assertThat(world.getIn(world.media().arn(), first.id())).isEqualTo(world.get(first.id()));
    }

    @Test
    void cluster_unknown_isNotFound() { // observed: ListContainerInstances
        assertRefused(() -> world.getIn("games", ID), "ClusterNotFoundException", "Cluster not found.");
        assertRefused(
                () -> world.getIn("arn:aws:ecs:us-east-1:123456789012:cluster/games", ID),
                "ClusterNotFoundException",
                "Cluster not found.");
    }

    @Test
    void cluster_default_isNoDefault() { // documented: UTP, GTP - required: yes
        world.ecs().createCluster("default");

        assertInvalid(() -> world.getIn(null, ID), "Cluster can not be blank.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void cluster_blank_isRefused(String cluster) { // observed in the plural: DescribeClusters; assumed: U16
        assertInvalid(() -> world.getIn(cluster, ID), "Cluster can not be blank.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"media encoding", "média", "media/transcoder", "media:1", "media\n"})
    void cluster_withOtherCharacters_isRefused(String cluster) { // observed: sibling DescribeServices
        assertInvalid(
                () -> world.getIn(cluster, ID), "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " + cluster);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:us-east-1:210987654321:cluster/media,"
                + " Identifier is for 210987654321. Your accountId is 123456789012",
        "arn:aws:ecs:eu-west-1:123456789012:cluster/media, Invalid Region in ARN",
        "arn:aws:ecs:us-east-1:123456789012:task/media, Unsupported resource type: task",
        "arn:aws:ecs:us-east-1:123456789012:cluster/media/x, " + "Invalid identifier: Unexpected number of separators",
        "arn:aws:iam:us-east-1:123456789012:cluster/media, Cluster Identifier is invalid",
        "'arn:aws:ecs:us-east-1:123456789012:cluster/me dia', "
                + "'Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was me dia'",
    })
    void cluster_badArn_isRefused(String arn, String message) { // observed: sibling operations, as for tasks
        assertInvalid(() -> world.getIn(arn, ID), message);
    }

    @Test
    void cluster_inactive_isNotFoundWithItsOwnText() { // assumed: U15
        world.ecs().createCluster("games").delete();

        assertRefused(
                () -> world.getIn("games", ID), "ClusterNotFoundException", "The referenced cluster was inactive.");
    }
}
