package io.github.ecssimulator.api;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.NetworkConfiguration.AwsVpcConfiguration;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Calls that name only the members that matter to a test; the others are absent. */
public final class ApiCalls {
    static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

    private final EcsSimulator ecs;

    ApiCalls(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    /** Makes a record, given names and values in turn. */
    public static <T> T record(Class<T> type, Object... namesAndValues) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            int place = names.indexOf(namesAndValues[i]);
            if (place < 0) {
                throw new IllegalArgumentException(type + " has no " + namesAndValues[i]);
            }
            values[place] = namesAndValues[i + 1];
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " cannot be made", e);
        }
    }

    <R extends EcsResponse> R call(Class<? extends EcsRequest<R>> type, Object... namesAndValues) {
        EcsRequest<R> request = record(type, namesAndValues);
        return ecs.api().execute(request).response();
    }

    void refused(String code, String message, Class<? extends EcsRequest<?>> type, Object... namesAndValues) {
        EcsRequest<?> request = record(type, namesAndValues);
        TestWorld.assertRefused(() -> ecs.api().execute(request), code, message);
    }

    void invalid(String message, Class<? extends EcsRequest<?>> type, Object... namesAndValues) {
        refused("InvalidParameterException", message, type, namesAndValues);
    }

    EcsSimulator ecs() {
        return ecs;
    }

    /** Registers the next revision of a family, with one container. */
    TaskDefinition register(String family) {
        return call(
                        RegisterTaskDefinition.Request.class,
                        "family",
                        family,
                        "containerDefinitions",
                        List.of(container("app")))
                .taskDefinition();
    }

    /** Registers the next revision of a family that runs on Fargate. */
    TaskDefinition registerForFargate(String family) {
        return call(
                        RegisterTaskDefinition.Request.class,
                        "family",
                        family,
                        "networkMode",
                        "awsvpc",
                        "cpu",
                        "256",
                        "memory",
                        "512",
                        "requiresCompatibilities",
                        List.of("FARGATE"),
                        "containerDefinitions",
                        List.of(container("app", "cpu", 128)))
                .taskDefinition();
    }

    static NetworkConfiguration network(String subnet) {
        return new NetworkConfiguration(new AwsVpcConfiguration(List.of(subnet), null, "DISABLED"));
    }

    static ContainerDefinition container(String name, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 6];
        System.arraycopy(new Object[] {"name", name, "image", name + ":1", "memory", 128}, 0, all, 0, 6);
        System.arraycopy(namesAndValues, 0, all, 6, namesAndValues.length);
        return record(ContainerDefinition.class, all);
    }

    /** Creates a service of the family {@code app} in the cluster {@code media}, unless told otherwise. */
    Service service(String name, Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 8];
        Object[] first = {"cluster", "media", "serviceName", name, "taskDefinition", "app", "desiredCount", 1};
        System.arraycopy(first, 0, all, 0, 8);
        System.arraycopy(namesAndValues, 0, all, 8, namesAndValues.length);
        return call(CreateService.Request.class, all).service();
    }

    Service describe(String name) {
        return call(DescribeServices.Request.class, "cluster", "media", "services", List.of(name))
                .services()
                .get(0);
    }

    List<Task> tasksOf(String service) {
        List<String> arns = call(ListTasks.Request.class, "cluster", "media", "serviceName", service)
                .taskArns();
        return arns.isEmpty()
                ? List.of()
                : call(DescribeTasks.Request.class, "cluster", "media", "tasks", arns, "include", List.of("TAGS"))
                        .tasks();
    }

    static Tag tag(String key, String value) {
        return new Tag(key, value);
    }
}
