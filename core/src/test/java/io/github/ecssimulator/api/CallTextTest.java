package io.github.ecssimulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.journal.CallEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the timeline tells the calls of the supporting operations. */
class CallTextTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @Test
    void call_thatCreates_tellsItsMembersAndWhatItMade() {
        api.ecs().createCluster("media");
        api.register("app");
        assertThat(lastCall()).isEqualTo("called RegisterTaskDefinition(family=app, containerDefinitions) -> app:1");

        api.service("web", r -> r.desiredCount(2).tags(List.of(new Tag("team", "video"))));
        assertThat(lastCall())
                .isEqualTo("called CreateService(cluster=media, serviceName=web, taskDefinition=app, desiredCount=2,"
                        + " tags) -> web");
    }

    @Test
    void call_ofTasks_tellsTheirIdsInShort() {
        api.ecs().createCluster("media");
        api.register("app");
        Task task = api.call(RunTask.request(r -> r.cluster("media").taskDefinition("app")))
                .tasks()
                .get(0);
        String id = task.taskArn()
                .substring(task.taskArn().lastIndexOf('/') + 1, task.taskArn().lastIndexOf('/') + 9);

        api.call(new StopTask.Request("media", task.taskArn(), "enough"));

        assertThat(lastCall()).isEqualTo("called StopTask(cluster=media, task=" + id + ", reason=enough) -> " + id);
    }

    @Test
    void call_ofMany_tellsTheFirstFive() {
        for (int i = 1; i <= 7; i++) {
            api.ecs().createCluster("c" + i);
        }

        api.call(new ListClusters.Request(null, null));
        assertThat(lastCall()).isEqualTo("called ListClusters() -> c1, c2, c3, c4, c5, 2 others");

        api.call(new ListClusters.Request(null, 5));
        assertThat(lastCall()).isEqualTo("called ListClusters(maxResults=5) -> c1, c2, c3, c4, c5, more to come");

        api.call(new ListClusters.Request(null, 2));
        assertThat(lastCall()).isEqualTo("called ListClusters(maxResults=2) -> c1, c2, more to come");

        api.call(new DescribeClusters.Request(List.of("c1", "nowhere"), List.of("TAGS")));
        assertThat(lastCall())
                .isEqualTo("called DescribeClusters(clusters=[c1, nowhere], include=[TAGS]) -> c1, nowhere MISSING");
    }

    @Test
    void call_ofTags_tellsThem() {
        String cluster = api.ecs().createCluster("media").arn();
        api.call(new TagResource.Request(cluster, List.of(new Tag("team", "video"))));
        assertThat(lastCall()).isEqualTo("called TagResource(resourceArn=media, tags) -> ok");

        api.call(new ListTagsForResource.Request(cluster));
        assertThat(lastCall()).isEqualTo("called ListTagsForResource(resourceArn=media) -> team=video");
    }

    private String lastCall() {
        String text = api.ecs()
                .journal()
                .events(CallEvent.class)
                .reduce((first, second) -> second)
                .orElseThrow()
                .text();
        return text.substring(text.indexOf("called "));
    }
}
