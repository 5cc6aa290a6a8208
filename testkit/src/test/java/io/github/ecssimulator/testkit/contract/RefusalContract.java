package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static io.github.ecssimulator.testkit.contract.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.Limits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Secret;

/** Calls that are refused as a whole: the SDK's own exceptions, and nothing applied. */
interface RefusalContract extends ContractWorld {
    int TOO_MANY = Limits.UPDATED_TASKS + 1;
    String TOO_LONG = "taskIds can have at most " + Limits.UPDATED_TASKS + " items.";

    @Test
    @Ground("observed: ListContainerInstances fixture")
    default void protect_unknownCluster_isRefused() {
        ClusterNotFoundException refused = refusal(ClusterNotFoundException.class, () -> protect(NO_SUCH_ID));

        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("Cluster not found.");
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    @Ground("observed: ListContainerInstances fixture")
    default void read_unknownCluster_isRefused() {
        assertRefused(ClusterNotFoundException.class, "Cluster not found.", () -> read(NO_SUCH_ID));
    }

    @Test
    @Ground("assumed: U15; text observed: sibling CreateService")
    default void protect_deletedCluster_isRefused() {
        ecs().createCluster(CLUSTER).delete();

        assertRefused(
                ClusterNotFoundException.class, "The referenced cluster was inactive.", () -> protect(NO_SUCH_ID));
    }

    @Test
    @Ground("documented: UTP, GTP: the cluster is required; assumed: U16")
    default void read_withoutCluster_isRefused() {
        assertInvalid("Cluster can not be blank.", () -> client().getTaskProtection(r -> r.tasks(NO_SUCH_ID)));
    }

    @Test
    @Ground("assumed: U16")
    default void protect_blankCluster_isRefused() {
        assertInvalid(
                "Cluster can not be blank.",
                () -> client().updateTaskProtection(
                                r -> r.cluster("").tasks(NO_SUCH_ID).protectionEnabled(true)));
    }

    @Test
    @Ground("documented: UTP: the cluster does not default to default")
    default void read_withoutCluster_doesNotMeanTheDefaultCluster() {
        ecs().createCluster("default");

        assertThatThrownBy(() -> client().getTaskProtection(r -> r.tasks(NO_SUCH_ID)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    @Ground("observed: sibling DescribeServices")
    default void read_clusterWithOtherCharacters_isRefused() {
        assertInvalid(
                "Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was my cluster",
                () -> client().getTaskProtection(r -> r.cluster("my cluster").tasks(NO_SUCH_ID)));
    }

    @Test
    @Ground("assumed: U9; text observed: sibling DescribeTasks")
    default void protect_withoutTasks_isRefused() {
        transcoder(1);

        assertInvalid(
                "Tasks cannot be empty.",
                () -> client().updateTaskProtection(r -> r.cluster(CLUSTER).protectionEnabled(true)));
    }

    @Test
    @Ground("assumed: U9")
    default void protect_emptyList_isRefused() {
        transcoder(1);

        assertInvalid("Tasks cannot be empty.", this::protect);
    }

    @Test
    @Ground("documented: UTP: up to ten; assumed: U10: the text")
    default void protect_elevenTasks_isRefusedAndNothingApplied() {
        SimulatedService service = transcoder(TOO_MANY);

        assertInvalid(TOO_LONG, () -> protect(ContractWorld.idArray(service.tasks())));
        assertThat(service.protectedTasks()).isEmpty();
    }

    @Test
    @Ground("documented: GTP: up to a hundred; text observed: sibling DescribeTasks")
    default void read_hundredAndOneTasks_isRefused() {
        transcoder(1);
        String[] ids = Collections.nCopies(101, NO_SUCH_ID).toArray(String[]::new);

        assertInvalid("taskIds can have at most 100 items.", () -> read(ids));
    }

    @Test
    @Ground("assumed: U17: the limit counts the list as given")
    default void protect_oneTaskNamedElevenTimes_isRefused() {
        String[] ids = Collections.nCopies(TOO_MANY, soleTask().id()).toArray(String[]::new);

        assertInvalid(TOO_LONG, () -> protect(ids));
    }

    @Test
    @Ground("documented: UTP: 1 to 2880; assumed: U11: the text")
    default void protect_zeroMinutes_isRefusedAndNothingApplied() {
        SimulatedTask task = soleTask();

        assertInvalid("expiresInMinutes must be between 1 and 2880.", () -> protectFor(0, task.id()));
        assertThat(task.isProtected()).isFalse();
    }

    @Test
    @Ground("documented: UTP; assumed: U11")
    default void protect_2881Minutes_isRefusedAndKeepsTheOldProtection() {
        SimulatedTask task = soleTask();
        protectFor(60, task.id());

        assertInvalid("expiresInMinutes must be between 1 and 2880.", () -> protectFor(2881, task.id()));
        assertThat(task.protectionExpiresAt()).contains(START.plusSeconds(3600));
    }

    @Test
    @Ground("documented: UTP; assumed: U11")
    default void protect_negativeMinutes_isRefused() {
        String id = soleTask().id();

        assertInvalid("expiresInMinutes must be between 1 and 2880.", () -> protectFor(-1, id));
        assertInvalid("expiresInMinutes must be between 1 and 2880.", () -> protectFor(Integer.MIN_VALUE, id));
        assertInvalid("expiresInMinutes must be between 1 and 2880.", () -> protectFor(Integer.MAX_VALUE, id));
    }

    @Test
    @Ground("assumed: U12: checked also when clearing")
    default void clear_minutesOutOfRange_isRefused() {
        SimulatedTask task = soleTask();
        protect(task.id());

        assertInvalid(
                "expiresInMinutes must be between 1 and 2880.",
                () -> client().updateTaskProtection(r -> r.cluster(CLUSTER)
                        .tasks(task.id())
                        .protectionEnabled(false)
                        .expiresInMinutes(0)));
        assertThat(task.isProtected()).isTrue();
    }

    @Test
    @Ground("documented: UTP: required; assumed: U33")
    default void update_withoutProtectionEnabled_isRefused() {
        SimulatedTask task = soleTask();
        protect(task.id());

        assertInvalid(
                "protectionEnabled can not be null.",
                () -> client().updateTaskProtection(r -> r.cluster(CLUSTER).tasks(task.id())));
        assertThat(task.isProtected()).isTrue();
    }

    @Test
    @Ground("observed: sibling DescribeTasks: one bad identifier refuses the whole call")
    default void protect_taskArnOfAnotherCluster_isRefusedAndNothingApplied() {
        SimulatedTask task = soleTask();

        assertInvalid(
                "Invalid identifier: Identifier is for cluster other. Your cluster is media",
                () -> protect(task.id(), arn("task/other/" + NO_SUCH_ID)));
        assertThat(task.isProtected()).isFalse();
    }

    @Test
    @Ground("observed: sibling DescribeTasks")
    default void read_taskArnOfAnotherAccount_isRefused() {
        transcoder(1);

        assertInvalid(
                "Identifier is for 999999999999. Your accountId is 123456789012",
                () -> read("arn:aws:ecs:us-east-1:999999999999:task/media/" + NO_SUCH_ID));
    }

    @Test
    @Ground("observed: sibling DescribeServices")
    default void read_taskArnOfAnotherRegion_isRefused() {
        transcoder(1);

        assertInvalid(
                "Invalid Region in ARN", () -> read("arn:aws:ecs:eu-west-1:123456789012:task/media/" + NO_SUCH_ID));
    }

    @Test
    @Ground("observed: sibling DescribeTasks")
    default void read_arnOfAnotherType_isRefused() {
        transcoder(1);

        assertInvalid("Unsupported resource type: cluster", () -> read(arn("cluster/media")));
    }

    @Test
    @Ground("observed: sibling DescribeTasks")
    default void read_arnWithTooManyParts_isRefused() {
        transcoder(1);

        assertInvalid(
                "Invalid identifier: Unexpected number of separators",
                () -> read(arn("task/media/" + NO_SUCH_ID + "/more")));
    }

    @Test
    @Ground("observed: sibling StopTask")
    default void read_textThatIsNoIdentifier_isRefused() {
        transcoder(1);

        assertInvalid("Task Identifier is invalid", () -> read("not:an:id"));
    }

    @Test
    @Ground("assumed: U14: list sizes, then range, then cluster")
    default void protect_severalFaults_theSizeOfTheListIsNamedFirst() {
        assertInvalid(
                "Tasks cannot be empty.",
                () -> client().updateTaskProtection(r ->
                        r.cluster("nowhere").protectionEnabled(true).expiresInMinutes(0)));
    }

    @Test
    @Ground("inferred: JSON 1.1 norm: a list holds values")
    default void read_nullAmongTheTasks_isMalformed() {
        transcoder(1);

        EcsException refused = refusal(EcsException.class, () -> read("a", null));

        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SerializationException");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The value of /tasks/1 is null; a list of ECS holds values only.");
    }

    @Test
    @Ground("inferred: JSON 1.1 norm: a list holds values")
    default void register_nullDeepInTheRequest_isMalformedByItsWholePath() {
        Map<String, Consumer<ContainerDefinition.Builder>> nulls = new LinkedHashMap<>();
        nulls.put("/command/1", container -> container.command("a", null));
        nulls.put("/environment/0", container -> container.environment((KeyValuePair) null));
        nulls.put(
                "/logConfiguration/secretOptions/1",
                container -> container.logConfiguration(
                        log -> log.secretOptions(Secret.builder().build(), null)));
        nulls.forEach((path, members) -> {
            EcsException refused = refusal(
                    EcsException.class,
                    () -> client().registerTaskDefinition(r -> r.family("a")
                            .containerDefinitions(
                                    ContainerDefinition.builder().build(),
                                    ContainerDefinition.builder()
                                            .applyMutation(members)
                                            .build())));

            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SerializationException");
            assertThat(refused.awsErrorDetails().errorMessage())
                    .isEqualTo("The value of /containerDefinitions/1" + path
                            + " is null; a list of ECS holds values only.");
        });
    }

    @Test
    @Ground("documented: UTP: errors; section 5: wire format")
    default void refusal_isFilledAsTheSdkFillsIt() {
        EcsException refused = refusal(EcsException.class, () -> read(NO_SUCH_ID));
        AwsErrorDetails details = refused.awsErrorDetails();

        assertThat(details.errorCode()).isEqualTo("ClusterNotFoundException");
        assertThat(details.serviceName()).isEqualTo("Ecs");
        assertThat(details.sdkHttpResponse().statusCode()).isEqualTo(400);
        assertThat(details.rawResponse().asUtf8String())
                .isEqualTo("{\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}");
        assertThat(refused.requestId()).hasSize(36);
        assertThat(refused.getMessage())
                .startsWith("Cluster not found. (Service: Ecs, Status Code: 400, Request ID: " + refused.requestId());
    }

    @Test
    @Ground("inferred: JSON 1.1 norm: a list holds values; the SDK writes members in the order of the model")
    default void register_severalNulls_theFirstOnTheWireIsNamed() {
        EcsException refused = refusal(
                EcsException.class,
                () -> client().registerTaskDefinition(r -> r.family("a")
                        .containerDefinitions(ContainerDefinition.builder()
                                .entryPoint((String) null)
                                .links((String) null)
                                .build())));

        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("The value of /containerDefinitions/0/links/0 is null; a list of ECS holds values only.");
    }

    @Test
    @Ground("inferred: the SDK has no form for this on the wire")
    default void request_thatTheSdkCannotWrite_neverLeavesIt() {
        Map<String, String> nameless = new LinkedHashMap<>();
        nameless.put(null, "x");

        assertThat(refusal(
                        SdkClientException.class,
                        () -> client().registerTaskDefinition(r -> r.family("a")
                                .containerDefinitions(ContainerDefinition.builder()
                                        .dockerLabels(nameless)
                                        .build()))))
                .hasMessageStartingWith("Unable to marshall request to JSON: ");
        assertThat(ecs().journal().calls().list()).isEmpty();
    }
}
