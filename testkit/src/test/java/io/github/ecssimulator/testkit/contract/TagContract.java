package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Tag;

/** TagResource, UntagResource and ListTagsForResource. */
interface TagContract extends ContractWorld {

    private void tag(String arn, Tag... tags) {
        client().tagResource(r -> r.resourceArn(arn).tags(tags));
    }

    private List<Tag> tagsOf(String arn) {
        return client().listTagsForResource(r -> r.resourceArn(arn)).tags();
    }

    private static Tag tagged(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    @Ground("documented: TagResource: clusters, services, tasks, task definitions, task sets")
    default void tagResource_anyResource_isListed() {
        clusterAndDefinition();
        service("web", 1);
        String task = ecs().cluster(CLUSTER).service("web").tasks().get(0).arn();

        for (String resource :
                List.of(arn("cluster/media"), arn("service/media/web"), arn("task-definition/app:1"), task)) {
            tag(resource, tagged("of", resource));
            assertThat(tagsOf(resource)).containsExactly(tagged("of", resource));
        }
    }

    @Test
    @Ground("documented: TagResource: the same key is overwritten, others stay")
    default void tagResource_again_replacesTheSameKey() {
        clusterAndDefinition();
        tag(arn("cluster/media"), tagged("a", "1"), tagged("b", "2"));

        tag(arn("cluster/media"), tagged("a", "3"));

        assertThat(tagsOf(arn("cluster/media"))).containsExactly(tagged("a", "3"), tagged("b", "2"));
    }

    @Test
    @Ground("documented: UntagResource")
    default void untagResource_takesKeysAway() {
        clusterAndDefinition();
        tag(arn("cluster/media"), tagged("a", "1"), tagged("b", "2"));

        client().untagResource(r -> r.resourceArn(arn("cluster/media")).tagKeys("a", "unknown"));

        assertThat(tagsOf(arn("cluster/media"))).containsExactly(tagged("b", "2"));
    }

    @Test
    @Ground("documented: TagResource: ResourceNotFoundException, and its text")
    default void tags_ofAnUnknownResource_areRefused() {
        clusterAndDefinition();
        List.<ThrowingCallable>of(
                        () -> tag(arn("service/media/web"), tagged("a", "1")),
                        () -> tagsOf(arn("service/media/web")),
                        () -> client().untagResource(r ->
                                r.resourceArn(arn("service/media/web")).tagKeys("a")))
                .forEach(call ->
                        assertRefused(ResourceNotFoundException.class, "The specified resource wasn't found.", call));
    }

    @Test
    @Ground("observed: TagResource: the text")
    default void tags_ofAShortArn_areRefused() {
        clusterAndDefinition();
        service("web", 1);

        assertInvalid("Long arn format must be used for tagging operations", () -> tagsOf(arn("service/web")));
    }

    @Test
    @Ground("documented: TagResource: the limits; inferred: the texts")
    default void tagResource_badTags_areRefused() {
        clusterAndDefinition();
        String cluster = arn("cluster/media");

        assertInvalid("Tag key longer than 128.", () -> tag(cluster, tagged("k".repeat(129), "")));
        assertInvalid("Tag keys that start with aws: are reserved.", () -> tag(cluster, tagged("aws:a", "")));
        assertInvalid("Duplicate tag key a.", () -> tag(cluster, tagged("a", "1"), tagged("a", "2")));
        assertThat(tagsOf(cluster)).isEmpty();
    }
}
