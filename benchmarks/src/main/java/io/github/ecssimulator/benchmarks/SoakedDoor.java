package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** A door into a world, by which a call of some kind is made; whether it is refused is no matter. */
interface SoakedDoor {
    String CLUSTER = "media";
    String SERVICE = "transcoder";
    int KINDS = 20; // the last ones are those that end tasks
    int MOST_TASKS = 8;

    /** Makes a call about the task. */
    void call(SimulatedTask task, SplittableRandom random) throws Exception;

    /** Returns doors of which the fast ones come more often, so that calls, not sockets, take the time. */
    static List<SoakedDoor> weighted(
            EcsApi api, InMemoryAgent agent, EcsClient direct, EcsClient inMemory, EcsClient overLoopback) {
        List<SoakedDoor> doors = new ArrayList<>(Collections.nCopies(70, typed(api)));
        doors.addAll(Collections.nCopies(22, sdk(direct)));
        doors.addAll(Collections.nCopies(4, sdk(inMemory)));
        doors.addAll(Collections.nCopies(3, agent(agent)));
        doors.add(sdk(overLoopback));
        return doors;
    }

    private static SoakedDoor typed(EcsApi api) {
        return (task, random) -> {
            try {
                api.execute(drawn(task, random));
            } catch (EcsException | ReplyLostException e) {
                // refused, or lost
            }
        };
    }

    private static EcsRequest<?> drawn(SimulatedTask task, SplittableRandom random) {
        return switch (random.nextInt(KINDS)) {
            case 0, 1, 2 -> new GetTaskProtection.Request(CLUSTER, List.of(task.arn()));
            case 3 -> new DescribeTasks.Request(CLUSTER, List.of(task.id()), null);
            case 4 -> ListTasks.request(r -> r.cluster(CLUSTER));
            case 5 -> new DescribeServices.Request(CLUSTER, List.of(SERVICE), null);
            case 6 ->
                UpdateService.request(
                        r -> r.cluster(CLUSTER).service(SERVICE).desiredCount(random.nextInt(MOST_TASKS)));
            case 7 -> new StopTask.Request(CLUSTER, task.arn(), "soaked");
            default -> new UpdateTaskProtection.Request(CLUSTER, List.of(task.id()), random.nextBoolean(), null);
        };
    }

    private static SoakedDoor sdk(EcsClient client) {
        return (task, random) -> {
            try {
                switch (random.nextInt(KINDS)) {
                    case 0, 1, 2 ->
                        client.getTaskProtection(r -> r.cluster(CLUSTER).tasks(task.arn()));
                    case 3 -> client.describeTasks(r -> r.cluster(CLUSTER).tasks(task.id()));
                    case 4 -> client.listTasks(r -> r.cluster(CLUSTER));
                    case 5 -> client.describeServices(r -> r.cluster(CLUSTER).services(SERVICE));
                    case 6 ->
                        client.updateService(
                                r -> r.cluster(CLUSTER).service(SERVICE).desiredCount(random.nextInt(MOST_TASKS)));
                    case 7 -> client.stopTask(r -> r.cluster(CLUSTER).task(task.arn()));
                    default ->
                        client.updateTaskProtection(
                                r -> r.cluster(CLUSTER).tasks(task.id()).protectionEnabled(random.nextBoolean()));
                }
            } catch (SdkException e) {
                // refused, or lost
            }
        };
    }

    private static SoakedDoor agent(InMemoryAgent agent) {
        return (task, random) -> {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(agent.uriOf(task) + "/task-protection/v1/state"));
            if (random.nextBoolean()) {
                request.PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":" + random.nextBoolean() + "}"));
            }
            try {
                agent.httpClient().send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                // the agent was not there
            }
        };
    }
}
