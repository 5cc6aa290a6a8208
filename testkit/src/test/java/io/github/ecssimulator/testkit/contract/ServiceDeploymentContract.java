package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static io.github.ecssimulator.testkit.contract.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The operations on service deployments, and DeleteTaskDefinitions. The oldest SDK lacks them, so they are called by their names, and its
 * Maven profile leaves the tests of this tag out.
 */
interface ServiceDeploymentContract extends ContractWorld {

    /** Where the SDK has its requests and exceptions. */
    String MODEL = "software.amazon.awssdk.services.ecs.model.";

    private SdkPojo call(String operation, Map<String, ?> members) throws Throwable {
        Class<?> type = Class.forName(
                MODEL + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1) + "Request");
        SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
        builder.sdkFields().stream()
                .filter(field -> members.containsKey(field.locationName()))
                .forEach(field -> field.set(builder, members.get(field.locationName())));
        try {
            return (SdkPojo) EcsClient.class.getMethod(operation, type).invoke(client(), ((Buildable) builder).build());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Class<? extends EcsException> exception(String name) throws ClassNotFoundException {
        return Class.forName(MODEL + name).asSubclass(EcsException.class);
    }

    private static Object member(Object structure, String name) {
        return ((SdkPojo) structure)
                .sdkFields().stream()
                        .filter(field -> field.locationName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getValueOrDefault(structure);
    }

    private static List<?> list(Object structure, String name) {
        return (List<?>) member(structure, name);
    }

    private List<?> deploymentsOf(String service) throws Throwable {
        return list(
                call("listServiceDeployments", Map.of("cluster", CLUSTER, "service", service)), "serviceDeployments");
    }

    private SdkPojo describe(Object... arns) throws Throwable {
        return call("describeServiceDeployments", Map.of("serviceDeploymentArns", List.of(arns)));
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: ListServiceDeployments: the latest first, with status")
    default void listServiceDeployments_afterAnotherDeployment_answersBoth() throws Throwable {
        clusterAndDefinition();
        service("web", 1);
        protectFor(60, ecs().cluster(CLUSTER).service("web").tasks().get(0).id());
        client().updateService(r -> r.cluster(CLUSTER).service("web").forceNewDeployment(true));

        assertThat(deploymentsOf("web"))
                .extracting(each -> member(each, "status"))
                .containsExactly("IN_PROGRESS", "SUCCESSFUL");
        advance("PT60M");
        assertThat(deploymentsOf("web"))
                .extracting(each -> member(each, "status"))
                .containsExactly("SUCCESSFUL", "SUCCESSFUL");
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: DescribeServiceDeployments; an unknown one is a failure")
    default void describeServiceDeployments_someUnknown_areFailures() throws Throwable {
        clusterAndDefinition();
        service("web", 2);
        Object known = member(deploymentsOf("web").get(0), "serviceDeploymentArn");
        String unknown = arn("service-deployment/media/web/unknown");

        SdkPojo answer = describe(unknown, known);

        assertThat(list(answer, "serviceDeployments")).singleElement().satisfies(deployment -> {
            assertThat(member(deployment, "serviceArn")).isEqualTo(arn("service/media/web"));
            assertThat(member(deployment, "startedAt")).isEqualTo(START);
            assertThat(member(member(deployment, "targetServiceRevision"), "requestedTaskCount"))
                    .isEqualTo(2);
        });
        assertThat(list(answer, "failures")).singleElement().satisfies(failure -> {
            assertThat(member(failure, "arn")).isEqualTo(unknown);
            assertThat(member(failure, "reason")).isEqualTo("MISSING");
        });
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: DescribeServiceRevisions; an unknown one is a failure, none is refused")
    default void describeServiceRevisions_ofADeployment_tellsWhatItPutInPlace() throws Throwable {
        clusterAndDefinition();
        service("web", 1);
        Object known = member(deploymentsOf("web").get(0), "targetServiceRevisionArn");
        String unknown = arn("service-revision/media/web/1");

        SdkPojo answer = call("describeServiceRevisions", Map.of("serviceRevisionArns", List.of(known, unknown)));

        assertThat(list(answer, "serviceRevisions")).singleElement().satisfies(revision -> {
            assertThat(member(revision, "serviceRevisionArn")).isEqualTo(known);
            assertThat(member(revision, "createdAt")).isEqualTo(START);
        });
        assertThat(list(answer, "failures"))
                .singleElement()
                .satisfies(failure -> assertThat(member(failure, "arn")).isEqualTo(unknown));
        assertInvalid(
                "ServiceRevisionArns cannot be empty.",
                () -> call("describeServiceRevisions", Map.of("serviceRevisionArns", List.of())));
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: stop-service-deployment: it rolls back; a second time there is nothing to stop")
    default void stopServiceDeployment_inProgress_rollsBackOnce() throws Throwable {
        clusterAndDefinition();
        service("web", 1);
        protectFor(60, ecs().cluster(CLUSTER).service("web").tasks().get(0).id());
        client().updateService(r -> r.cluster(CLUSTER).service("web").forceNewDeployment(true));
        Object arn = member(deploymentsOf("web").get(0), "serviceDeploymentArn");
        Map<String, Object> rollback = Map.of("serviceDeploymentArn", arn, "stopType", "ROLLBACK");

        assertThat(member(call("stopServiceDeployment", rollback), "serviceDeploymentArn"))
                .isEqualTo(arn);

        assertThat(member(deploymentsOf("web").get(0), "status")).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(ecs().cluster(CLUSTER).service("web").tasks())
                .singleElement()
                .matches(SimulatedTask::isProtected);
        assertRefused(
                exception("ConflictException"),
                "Cannot stop a service deployment in the status ROLLBACK_SUCCESSFUL.",
                () -> call("stopServiceDeployment", rollback));
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: StopServiceDeployment: the code of the first, the only valid type; inferred: the texts")
    default void stopServiceDeployment_unknownOrWrongType_isRefused() throws Throwable {
        clusterAndDefinition();
        String unknown = arn("service-deployment/media/web/unknown");

        assertRefused(
                exception("ServiceDeploymentNotFoundException"),
                "Service deployment not found.",
                () -> call("stopServiceDeployment", Map.of("serviceDeploymentArn", unknown)));
        assertInvalid(
                "The stopType ABORT is not supported. The valid values are ROLLBACK.",
                () -> call("stopServiceDeployment", Map.of("serviceDeploymentArn", unknown, "stopType", "ABORT")));
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: DescribeServiceDeployments: the list is required; observed: sibling DescribeTasks: the text")
    default void describeServiceDeployments_none_isRefused() {
        assertInvalid("ServiceDeploymentArns cannot be empty.", () -> describe());
    }

    @Test
    @Tag("service-deployments")
    @Ground("documented: DeleteTaskDefinitions: only INACTIVE revisions; inferred: the texts")
    default void deleteTaskDefinitions_activeAndInactive_deletesTheInactive() throws Throwable {
        clusterAndDefinition();
        clusterAndDefinition();
        client().deregisterTaskDefinition(r -> r.taskDefinition("app:1"));

        SdkPojo answer = call("deleteTaskDefinitions", Map.of("taskDefinitions", List.of("app:1", "app:2")));

        assertThat(list(answer, "taskDefinitions"))
                .extracting(each -> member(each, "status"))
                .containsExactly("DELETE_IN_PROGRESS");
        assertThat(list(answer, "failures"))
                .extracting(each -> member(each, "arn"))
                .containsExactly(arn("task-definition/app:2"));
        assertInvalid(
                "Revision is missing.", () -> call("deleteTaskDefinitions", Map.of("taskDefinitions", List.of("app"))));
    }

    @Test
    @Tag("service-deployments")
    @Ground("inferred: the SDK has no form for this on the wire")
    default void listServiceDeployments_instantThatTheSdkCannotWrite_neverLeavesIt() throws Throwable {
        for (Instant far : List.of(Instant.MIN, Instant.MAX)) {
            SdkPojo createdAt = (SdkPojo)
                    Class.forName(MODEL + "CreatedAt").getMethod("builder").invoke(null);
            createdAt.sdkFields().get(0).set(createdAt, far);

            assertThat(refusal(
                            SdkClientException.class,
                            () -> call(
                                    "listServiceDeployments",
                                    Map.of("service", "web", "createdAt", ((Buildable) createdAt).build()))))
                    .hasMessage("Unable to marshall request to JSON: long overflow");
        }
        assertThat(ecs().journal().calls().list()).isEmpty();
    }
}
