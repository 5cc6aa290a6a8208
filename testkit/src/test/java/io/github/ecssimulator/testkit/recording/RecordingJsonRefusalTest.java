package io.github.ecssimulator.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no recording, and how somebody is told who has one. */
class RecordingJsonRefusalTest {
    private final String good = good();

    @TempDir
    Path directory;

    private static String good() {
        EcsSimulator ecs = EcsSimulator.create();
        SimulatedService web = ecs.createCluster("media").createService("web", 1);
        web.tasks().get(0).loseHost();
        ecs.clock().advance(Duration.ofMinutes(1));
        return RecordingJson.text(ecs.recording());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version":1            | "version":2              | line 1, column 47: $.version is 2, but this ecs-simulator reads recordings up to version 1; take a newer one.
            "version":1            | "version":0              | $.version must be a whole number from 1 to
            "ecs-simulator record  | "ecs-simulator rekord    | $.format must be "ecs-simulator recording", but is "ecs-simulator rekording".
            "format":              | "for":                   | $ has no member "format".
            "kind":"Deed.TaskStr   | "kind":"Deed.TaskStuck   | $.inputs[2].input.kind must be one of
            "kind":"Deed.TaskStru  | "kind":"Deed.TaskStuc    | but is "Deed.TaskStucck"; did you mean Deed.TaskStruck?
            "cause":"HOST_LOSS"    | "cause":"HOST_LOST"      | $.inputs[2].input.cause must be one of SCALE_IN,
            "cause":"HOST_LOSS"    | "cause":"HOST_LOST"      | but is "HOST_LOST"; did you mean HOST_LOSS?
            "cause":"HOST_LOSS"    | "cause":null             | $.inputs[2].input has no member "cause".
            "cause":"HOST_LOSS"    | "couse":"HOST_LOSS"      | $.inputs[2].input.couse is not known; known are task, cause; did you mean cause?
            "BlockedRenewal":      | "BlockedRenewel":        | $.settings.policies.BlockedRenewel is not known; known are
            "BlockedRenewal":      | "BlockedRenewel":        | ; did you mean BlockedRenewal?
            "BlockedRenewal":"     | "BlockedRenewal":"X      | $.settings.policies.BlockedRenewal must be one of
            "seed":1               | "seed":1.5               | $.settings.seed must be a whole number from -9223372036854775808 to
            "region":"us-east-1"   | "region":"us-east-1a"    | $.settings.scope is wrong: The region must be one such as us-east-1
            "pollStep":"PT0S"      | "pollStep":"soon"        | $.settings.pollStep must be a duration such as PT20S, but is "soon".
            "pollStep":"PT0S"      | "pollStep":"-PT1S"       | $.settings is wrong: pollStep must be
            "taskIds":[]           | "taskIds":["7"]          | $.settings.taskIds[0] is wrong: A task id is 32 hex digits in lower case, but was "7".
            "taskIds":[]           | "taskIds":[null]         | $.settings.taskIds[0] must be a value, but is null.
            "eventsPerAdvanceMax":1| "eventsPerAdvanceMax":-1 | $.settings is wrong: An advance runs at least one event
            "end":"2024-01-01T00:01| "end":"2023-12-31T23:59  | $ is wrong: The recording ends at 2023-12-31T23:59:00Z, turn
            "end":"2024-01-01T00:01| "end":"2024-01-01 00:01  | $.end must be an instant such as 2024-01-01T00:00:00Z, but is
            "sequence":1,          | "sequence":0,            | line 2, column 13: $.inputs[0].sequence must be a whole number from 1 to
            "sequence":1,          | "sequence":2222,         | turn 0, cannot come behind entry 2222, at 2024-01-01T00:00:00Z, turn 0.
            "turn":0,"input"       | "turn":-1,"input"        | $.inputs[0].turn must be a whole number from 0 to
            "inputs":[             | "inputs":[7,             | $.inputs[0] must be an object, but is 7.
            "inputs":[             | "imports":[              | $.imports is not known; known are format, version, settings, inputs, end, turn
            """)
    void changedFile_isRefusedAtItsPlace(String part, String other, String message) {
        String changed = good.replaceFirst(Pattern.quote(part), other);
        assertThat(changed).isNotEqualTo(good);

        assertThatExceptionOfType(RecordingJsonException.class)
                .isThrownBy(() -> RecordingJson.parse(changed))
                .withMessageStartingWith("recording: line ")
                .withMessageContaining(message);
    }

    @Test
    void otherFile_isRefusedByName() throws Exception {
        Path file = Files.writeString(directory.resolve("world.json"), "{\"clusters\":[]}");

        assertThatExceptionOfType(RecordingJsonException.class)
                .isThrownBy(() -> RecordingJson.read(file))
                .withMessage(file + ": line 1, column 1: $ has no member \"format\".");
        assertThatExceptionOfType(RecordingJsonException.class)
                .isThrownBy(() -> RecordingJson.read(directory.resolve("none.json")))
                .withMessageEndingWith("none.json: there is no such file.");
    }

    @Test
    void everyTruncation_isRefused() {
        String whole = good.strip();
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatExceptionOfType(RecordingJsonException.class)
                    .as("%s characters", length)
                    .isThrownBy(() -> RecordingJson.parse(cut));
        }
    }

    /** A policy that is not there has its default, and what is optional may be absent; all else is missed. */
    @Test
    void everyDeletedMember_isMissedOrOptional() {
        List<String> missed = new ArrayList<>();
        for (Object changed : withoutEachMember(RecordingTree.of(good))) {
            refusalOrReplayed(new JsonText().ascii(changed, 100))
                    .ifPresent(refusal -> missed.add(refusal.substring(refusal.indexOf('$'))));
        }
        assertThat(missed)
                .contains("$ has no member \"settings\".", "$.inputs[0].input has no member \"kind\".")
                .contains("$.settings.taskTimings has no member \"pending\".")
                .contains("$.inputs[2].input.task.arn has no member \"id\".")
                .hasSizeGreaterThan(60);
    }

    @Test
    void everyChangedCharacter_isRefusedOrReadable() {
        SplittableRandom random = new SplittableRandom(3);
        String story = RecordingJson.text(SeededStory.told(3, 60).recording());
        for (int i = 0; i < 1500; i++) {
            int at = random.nextInt(story.length());
            char other = "0129\"{}[],:x-nul.eE".charAt(random.nextInt(18));
            refusalOrReplayed(story.substring(0, at) + other + story.substring(at + 1));
        }
    }

    /** Fails if anything comes out but a recording or a refusal, and if a recording that can be read cannot be replayed. */
    private static Optional<String> refusalOrReplayed(String text) {
        try {
            RecordingJson.parse(text).replay();
            return Optional.empty();
        } catch (RecordingJsonException e) {
            assertThat(e).hasMessageMatching("(?s)recording: line \\d+, column \\d+: \\$.*");
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            return fail("undeclared for " + text, e);
        }
    }

    private static Stream<Object> with(Map<String, Object> members, String name, List<Object> values) {
        return values.stream().map(value -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put(name, value);
            return changed;
        });
    }

    /** All that a tree becomes when one member is taken out somewhere. */
    @SuppressWarnings("unchecked") // trees hold nothing else
    private static List<Object> withoutEachMember(Object tree) {
        List<Object> all = new ArrayList<>();
        if (tree instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                for (Object changed : withoutEachMember(list.get(i))) {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(i, changed);
                    all.add(copy);
                }
            }
        } else if (tree instanceof Map<?, ?> map) {
            Map<String, Object> members = (Map<String, Object>) map;
            members.forEach((name, value) -> {
                Map<String, Object> without = new LinkedHashMap<>(members);
                without.remove(name);
                all.add(without);
                with(members, name, withoutEachMember(value)).forEach(all::add);
            });
        }
        return all;
    }
}
