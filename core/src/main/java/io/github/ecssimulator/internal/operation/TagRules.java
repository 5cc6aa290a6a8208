package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The documented limits of tags. The texts of the refusals are inferred. */
final class TagRules {
    private static final int TAGS_MAX = 50; // documented: TagResource
    private static final int KEY_MAX = 128; // documented: TagResource
    private static final int VALUE_MAX = 256; // documented: TagResource

    private TagRules() {}

    /** Checks the tags of a call; none are none. */
    static List<Tag> check(@Nullable List<Tag> tags) {
        List<Tag> given = tags == null ? List.of() : tags;
        Refused.ifMore("tags", given, TAGS_MAX);
        Set<String> keys = new TreeSet<>();
        for (Tag tag : given) {
            check(tag);
            if (!keys.add(String.valueOf(tag.key()))) {
                throw Refused.invalid("Duplicate tag key " + tag.key() + ".");
            }
        }
        return given;
    }

    private static void check(Tag tag) {
        String key = tag.key();
        if (key == null || key.isBlank()) {
            throw Refused.invalid("Tag key can not be blank.");
        }
        Refused.ifLonger("Tag key", key, KEY_MAX);
        Refused.ifLonger("Tag value", tag.value(), VALUE_MAX);
        if (isReserved(key)) {
            throw Refused.invalid("Tag keys that start with aws: are reserved.");
        }
    }

    /** Adds tags to what a resource has; those of ECS itself do not count against the limit. */
    static void add(Tags tags, List<Tag> added) {
        Set<String> keys = new TreeSet<>();
        tags.list().forEach(tag -> keys.add(String.valueOf(tag.key())));
        added.forEach(tag -> keys.add(String.valueOf(tag.key())));
        keys.removeIf(TagRules::isReserved);
        if (keys.size() > TAGS_MAX) { // documented: TagResource - at most 50 for a resource
            throw Refused.invalid("A resource can have at most " + TAGS_MAX + " tags.");
        }
        tags.set(added);
    }

    static boolean isReserved(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("aws:");
    }
}
