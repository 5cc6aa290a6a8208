package io.github.ecssimulator.testkit.contract;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/** What each topic of the contract is written against: a world, and a client that reaches it through some door. */
interface ContractWorld {
    Instant START = Instant.parse("2024-01-01T00:00:00Z");
    String CLUSTER = "media";
    String NO_SUCH_ID = "0123456789abcdef0123456789abcdef";

    EcsSimulator ecs();

    EcsClient client();

    /** The service "transcoder" with so many tasks, in the cluster "media". */
    default SimulatedService transcoder(int desiredCount) {
        return ecs().createCluster(CLUSTER).createService("transcoder", desiredCount);
    }

    /** The cluster "media" and a task definition "app" with one container, made through the door. */
    default void clusterAndDefinition() {
        client().createCluster(r -> r.clusterName(CLUSTER));
        register("app");
    }

    /** Registers the next revision of a family. */
    default TaskDefinition register(String family) {
        return client().registerTaskDefinition(r -> r.family(family).containerDefinitions(container("app", "app:1")))
                .taskDefinition();
    }

    static ContainerDefinition container(String name, String image) {
        return ContainerDefinition.builder().name(name).image(image).memory(128).build();
    }

    /** Creates a service of "app" in the cluster "media" through the door. */
    default Service service(String name, int desiredCount) {
        return client().createService(r -> r.cluster(CLUSTER)
                        .serviceName(name)
                        .taskDefinition("app")
                        .desiredCount(desiredCount))
                .service();
    }

    default Service describeService(String name) {
        return client().describeServices(r -> r.cluster(CLUSTER).services(name))
                .services()
                .get(0);
    }

    default SimulatedTask soleTask() {
        return transcoder(1).tasks().get(0);
    }

    default UpdateTaskProtectionResponse protect(String... tasks) {
        return client().updateTaskProtection(
                        r -> r.cluster(CLUSTER).tasks(tasks).protectionEnabled(true));
    }

    default UpdateTaskProtectionResponse protectFor(int minutes, String... tasks) {
        return client().updateTaskProtection(r ->
                r.cluster(CLUSTER).tasks(tasks).protectionEnabled(true).expiresInMinutes(minutes));
    }

    default UpdateTaskProtectionResponse clear(String... tasks) {
        return client().updateTaskProtection(
                        r -> r.cluster(CLUSTER).tasks(tasks).protectionEnabled(false));
    }

    default GetTaskProtectionResponse read(String... tasks) {
        return client().getTaskProtection(r -> r.cluster(CLUSTER).tasks(tasks));
    }

    default ProtectedTask readOne(SimulatedTask task) {
        return read(task.id()).protectedTasks().get(0);
    }

    default void advance(String duration) {
        ecs().clock().advance(Duration.parse(duration));
    }

    default String arn(String resource) {
        return "arn:aws:ecs:" + ecs().region() + ":" + ecs().account() + ":" + resource;
    }

    static List<String> ids(List<SimulatedTask> tasks) {
        return tasks.stream().map(SimulatedTask::id).toList();
    }

    static String[] idArray(List<SimulatedTask> tasks) {
        return ids(tasks).toArray(String[]::new);
    }

    static List<String> arns(List<SimulatedTask> tasks) {
        return tasks.stream().map(SimulatedTask::arn).toList();
    }

    static List<String> arnsOf(List<ProtectedTask> tasks) {
        return tasks.stream().map(ProtectedTask::taskArn).toList();
    }
}
