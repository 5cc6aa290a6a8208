package io.github.ecssimulator.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.DescribeTaskDefinition;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTagsForResource;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.TagResource;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.badinput.Worlds.Face;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.util.List;
import java.util.stream.Stream;

/** Any text where an id, a name or an ARN belongs: found, or refused by an error that is declared. */
final class NamesTarget {
    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

    private NamesTarget() {}

    static void take(byte[] input) {
        String text = new String(input, UTF_8);
        EcsSimulator ecs = Worlds.small();
        Stream.of(
                        new GetTaskProtection.Request(text, null),
                        new GetTaskProtection.Request("media", List.of(text)),
                        new UpdateTaskProtection.Request(text, List.of(text), true, 1),
                        new DescribeServices.Request("media", List.of(text), List.of(text)),
                        new DescribeTaskDefinition.Request(text, null),
                        ListTasks.request(r -> r.cluster("media").family(text).nextToken(text)),
                        ListTasks.request(r -> r.cluster("media").serviceName(text)),
                        new ListTagsForResource.Request(text),
                        new TagResource.Request(text, List.of(new Tag(text, text))),
                        new StopTask.Request("media", text, text),
                        CreateCluster.request(r -> r.clusterName(text)))
                .forEach(request -> call(ecs, request, input));
        lookUp(ecs, text, input);
        Worlds.goOn(ecs);
    }

    private static void call(EcsSimulator ecs, EcsRequest<?> request, byte[] input) {
        Face before = Face.of(ecs);
        try {
            ecs.api("caller " + ecs.journal().entries().size()).execute(request);
        } catch (EcsException e) {
            Leaks.none(e.error().message(), input);
            assertThat(e.error().statusCode()).isEqualTo(400);
            assertThat(Face.of(ecs)).isEqualTo(before);
        }
    }

    private static void lookUp(EcsSimulator ecs, String text, byte[] input) {
        SimulatedCluster media = ecs.cluster("media");
        List.<Runnable>of(
                        () -> ecs.task(text)
                                .ifPresent(task -> InMemoryAgent.of(ecs).uriOf(task)),
                        () -> ecs.cluster(text),
                        () -> media.service(text),
                        () -> ecs.taskDefinition(text),
                        () -> ecs.createCluster(text),
                        () -> ecs.registerTaskDefinition(text),
                        () -> media.createService(text, 1),
                        () -> media.runTask(text))
                .forEach(step -> {
                    Face before = Face.of(ecs);
                    try {
                        step.run();
                    } catch (IllegalArgumentException | IllegalStateException e) {
                        Leaks.none(e.getMessage(), input);
                        assertThat(Face.of(ecs)).isEqualTo(before);
                    }
                });
    }

    static List<byte[]> seeds() {
        return Stream.of(
                        "media",
                        "transcoder",
                        Worlds.TASK,
                        ARN + "task/media/" + Worlds.TASK,
                        ARN + "task/" + Worlds.TASK,
                        ARN + "service/media/transcoder",
                        ARN + "cluster/media",
                        ARN + "task-definition/transcoder:1",
                        ARN + "task-set/media/transcoder/ecs-svc/1",
                        "transcoder:1",
                        "service:transcoder")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }
}
