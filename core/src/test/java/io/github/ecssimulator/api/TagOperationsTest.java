package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.Service.DeploymentController;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagOperationsTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.builder().lenient().build());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.register("app");
        api.service("web", r -> r.enableECSManagedTags(true));
    }

    private void tagIt(String arn, Tag... tags) {
        api.call(new TagResource.Request(arn, List.of(tags)));
    }

    private List<Tag> list(String arn) {
        return api.call(new ListTagsForResource.Request(arn)).tags();
    }

    @Test
    void tagResource_everyKindOfResource_keepsItsTags() {
        api.service(
                "own",
                r -> r.taskDefinition(null).desiredCount(0).deploymentController(new DeploymentController("EXTERNAL")));
        String set = api.call(CreateTaskSet.request(
                        r -> r.cluster("media").service("own").taskDefinition("app")))
                .taskSet()
                .taskSetArn();
        String task = api.tasksOf("web").get(0).taskArn();
        for (String arn :
                List.of(ARN + "cluster/media", ARN + "service/media/web", ARN + "task-definition/app:1", set)) {
            tagIt(arn, tag("a", arn));
            assertThat(list(arn)).containsExactly(tag("a", arn));
        }
        tagIt(task, tag("a", "1"));
        assertThat(list(task))
                .containsExactly(tag("aws:ecs:clusterName", "media"), tag("aws:ecs:serviceName", "web"), tag("a", "1"));
    }

    @Test
    void tagResource_again_replacesWhatHasTheSameKey() {
        String arn = ARN + "cluster/media";
        tagIt(arn, tag("a", "1"), tag("b", "2"));
        tagIt(arn, tag("a", "3"), tag("c", null));

        assertThat(list(arn)).containsExactly(tag("a", "3"), tag("b", "2"), tag("c", null));
    }

    @Test
    void untagResource_takesTagsAway() {
        String arn = ARN + "service/media/web";
        tagIt(arn, tag("a", "1"), tag("b", "2"));

        api.call(new UntagResource.Request(arn, List.of("a", "x")));

        assertThat(list(arn)).containsExactly(tag("b", "2"));
    }

    @Test
    void untagResource_badKeys_areRefused() {
        api.invalid("TagKeys cannot be empty.", new UntagResource.Request(ARN + "cluster/media", null));
        api.invalid(
                "Tag keys that start with aws: are reserved.",
                new UntagResource.Request(ARN + "cluster/media", List.of("AWS:x")));
    }

    @Test
    void tagResource_badTags_areRefused() {
        refusedTags("Tag key can not be blank.", List.of(tag(null, "1")));
        refusedTags("Tag key can not be blank.", List.of(tag(" ", "1")));
        refusedTags("Tag key longer than 128.", List.of(tag("k".repeat(129), "1")));
        refusedTags("Tag value longer than 256.", List.of(tag("k", "v".repeat(257))));
        refusedTags("Duplicate tag key k.", List.of(tag("k", "1"), tag("k", "2")));
        refusedTags("Tag keys that start with aws: are reserved.", List.of(tag("aws:x", "1")));
        refusedTags("tags can have at most 50 items.", tags(0, 51));
    }

    @Test
    void tagResource_withoutTags_isRefused() {
        api.invalid("Tags can not be empty.", new TagResource.Request(ARN + "cluster/media", null));
        refusedTags("Tags can not be empty.", List.of());
    }

    @Test
    void tagResource_moreThanFifty_isRefused() {
        String task = api.tasksOf("web").get(0).taskArn();
        api.call(new TagResource.Request(task, tags(0, 50)));
        tagIt(task, tag("k0", "new"));

        api.invalid("A resource can have at most 50 tags.", new TagResource.Request(task, tags(50, 51)));
        assertThat(list(task)).hasSize(52).contains(tag("k0", "new"));
    }

    private static List<Tag> tags(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> tag("k" + i, "v")).toList();
    }

    private void refusedTags(String message, List<Tag> tags) {
        api.invalid(message, new TagResource.Request(ARN + "cluster/media", tags));
    }

    @Test
    void resource_unknown_isRefused() {
        for (String unknown : List.of(
                "cluster/other",
                "service/media/other",
                "service/other/web",
                "task/media/0123456789abcdef0123456789abcdef",
                "task-set/media/web/ecs-svc/1",
                "task-definition/app",
                "task-definition/app:9")) {
            api.refused(
                    "ResourceNotFoundException",
                    "The specified resource wasn't found.",
                    new ListTagsForResource.Request(ARN + unknown));
        }
    }

    @Test
    void resource_malformed_isRefused() {
        refusedResource("Resource Identifier is invalid", null);
        refusedResource("Resource Identifier is invalid", "media");
        refusedResource("Long arn format must be used for tagging operations", ARN + "service/web");
        refusedResource(
                "Long arn format must be used for tagging operations", ARN + "task/0123456789abcdef0123456789abcdef");
        refusedResource("Unsupported resource type: container", ARN + "container/x");
        refusedResource("Invalid Region in ARN", "arn:aws:ecs:eu-west-1:123456789012:cluster/media");
    }

    @Test
    void resource_deleted_isRefused() {
        api.call(new DeleteService.Request("media", "web", true));
        refusedResource(
                "The specified service is inactive. Specify an active service and try again.",
                ARN + "service/media/web");
        api.call(new DeleteCluster.Request("media"));
        refusedResource(
                "The specified cluster is inactive. Specify an active cluster and try again.", ARN + "cluster/media");
    }

    private void refusedResource(String message, String arn) {
        api.invalid(message, new ListTagsForResource.Request(arn));
    }

    @Test
    void resource_notModelled_isRefusedByName() {
        for (String type : List.of("capacity-provider")) {
            assertThatThrownBy(() -> tagIt(ARN + type + "/media/x", tag("a", "1")))
                    .hasMessageContaining("does not model a " + type + " of TagResource");
        }
    }
}
