package io.github.ecssimulator.api;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.NetworkConfiguration.AwsVpcConfiguration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Calls that name only the members that matter to a test; the others are absent. */
public final class ApiCalls {
    static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

    private final EcsSimulator ecs;

    ApiCalls(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    <R extends EcsResponse> R call(EcsRequest<R> request) {
        return ecs.api().execute(request).response();
    }

    void refused(String code, String message, EcsRequest<?> request) {
        TestWorld.assertRefused(() -> ecs.api().execute(request), code, message);
    }

    void invalid(String message, EcsRequest<?> request) {
        refused("InvalidParameterException", message, request);
    }

    EcsSimulator ecs() {
        return ecs;
    }

    /** Registers the next revision of a family, with one container. */
    TaskDefinition register(String family) {
        return call(RegisterTaskDefinition.request(
                        r -> r.family(family).containerDefinitions(List.of(container("app")))))
                .taskDefinition();
    }

    /** Registers the next revision of a family that runs on Fargate. */
    TaskDefinition registerForFargate(String family) {
        return call(RegisterTaskDefinition.request(r -> r.family(family)
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("512")
                        .requiresCompatibilities(List.of("FARGATE"))
                        .containerDefinitions(List.of(container("app", c -> c.cpu(128))))))
                .taskDefinition();
    }

    static NetworkConfiguration network(String subnet) {
        return new NetworkConfiguration(new AwsVpcConfiguration(List.of(subnet), null, "DISABLED"));
    }

    static ContainerDefinition container(String name) {
        return container(name, c -> c);
    }

    static ContainerDefinition container(String name, UnaryOperator<ContainerDefinitionBuilder> members) {
        return ContainerDefinition.of(
                c -> members.apply(c.name(name).image(name + ":1").memory(128)));
    }

    /** Creates a service of the family {@code app} in the cluster {@code media}. */
    Service service(String name) {
        return service(name, r -> r);
    }

    /** Creates a service of the family {@code app} in the cluster {@code media}, unless told otherwise. */
    Service service(String name, UnaryOperator<CreateServiceBuilder> members) {
        return call(CreateService.request(r -> members.apply(r.cluster("media")
                        .serviceName(name)
                        .taskDefinition("app")
                        .desiredCount(1))))
                .service();
    }

    Service describe(String name) {
        return call(new DescribeServices.Request("media", List.of(name), null))
                .services()
                .get(0);
    }

    List<Task> tasksOf(String service) {
        List<String> arns = call(ListTasks.request(r -> r.cluster("media").serviceName(service)))
                .taskArns();
        return arns.isEmpty()
                ? List.of()
                : call(new DescribeTasks.Request("media", arns, List.of("TAGS")))
                        .tasks();
    }

    static Tag tag(String key, String value) {
        return new Tag(key, value);
    }
}
