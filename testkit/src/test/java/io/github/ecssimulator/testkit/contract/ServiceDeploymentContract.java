package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * ListServiceDeployments and DescribeServiceDeployments. The oldest SDK lacks them, so they are called by their names, and its
 * Maven profile leaves the tests of this tag out.
 */
interface ServiceDeploymentContract extends ContractWorld {

    private SdkPojo call(String operation, Map<String, ?> members) throws Throwable {
        Class<?> type = Class.forName("software.amazon.awssdk.services.ecs.model."
                + operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1) + "Request");
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
    @Ground("documented: DescribeServiceDeployments: the list is required; observed: sibling DescribeTasks: the text")
    default void describeServiceDeployments_none_isRefused() {
        assertInvalid("ServiceDeploymentArns cannot be empty.", () -> describe());
    }
}
