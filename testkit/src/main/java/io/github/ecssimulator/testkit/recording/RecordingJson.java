package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.RecordedSettings;
import io.github.ecssimulator.Recording;
import io.github.ecssimulator.journal.Input;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import io.github.ecssimulator.testkit.internal.json.LocatedReader;
import io.github.ecssimulator.testkit.internal.json.NamedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Recordings as JSON, to keep one in a file and to live through it in another test, another JVM, another machine.
 *
 * <pre>{@code
 * RecordingJson.write(ecs.recording(), Path.of("media.recording.json"));
 * EcsSimulator again = RecordingJson.read(Path.of("media.recording.json")).replay();
 * }</pre>
 *
 * <p>The text is plain ASCII with a line for each input. It holds what decides what happens: the settings that are data, with every
 * policy by name, and the inputs. A rule that a test gave to {@code scaleInRank} is code; its ranks are among the inputs. How time
 * settles, and a clock to follow, are matters of the JVM that replays.
 */
public final class RecordingJson {
    private static final String FORMAT = "ecs-simulator recording";
    private static final int VERSION = 1;
    private static final List<String> MEMBERS = List.of("format", "version", "settings", "inputs", "end", "turn");
    private static final List<String> ENTRY = List.of("sequence", "at", "turn", "input");

    private static final Codec SETTINGS = Codec.of(RecordedSettings.class);
    private static final Codec INPUT = Codec.of(Input.class);
    private static final Codec INSTANT = Codec.of(Instant.class);

    private RecordingJson() {}

    /**
     * {@return the text of a recording}
     *
     * @throws RecordingJsonException if it holds what JSON has no form for, such as a number that is none
     */
    public static String text(Recording recording) {
        Objects.requireNonNull(recording, "recording");
        String head = json(() -> head(recording));
        return recording.inputs().stream()
                .map(entry -> json(() -> entry(entry)))
                .collect(Collectors.joining(",\n", head.substring(0, head.length() - 1) + ",\"inputs\":[\n", "\n]}\n"));
    }

    private static Map<String, Object> head(Recording recording) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", FORMAT);
        head.put("version", VERSION);
        head.put("settings", SETTINGS.write(recording.settings()));
        head.put("end", INSTANT.write(recording.end()));
        head.put("turn", recording.turn());
        return head;
    }

    private static Map<String, Object> entry(JournalEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sequence", entry.sequence());
        members.put("at", INSTANT.write(entry.at()));
        members.put("turn", entry.turn());
        members.put("input", INPUT.write(entry.event()));
        return members;
    }

    private static String json(Supplier<Object> value) {
        try {
            return new JsonText().ascii(value.get(), RecordingJsonException.CONTENTS.deepestNesting() - 2);
        } catch (IllegalArgumentException e) {
            throw new RecordingJsonException("The recording cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a recording to a file, in the place of one that is there.
     *
     * @param recording the recording
     * @param file where to
     * @throws RecordingJsonException if it cannot be written
     */
    public static void write(Recording recording, Path file) {
        Objects.requireNonNull(file, "file");
        String text = text(recording);
        try {
            Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new RecordingJsonException(file + ": the file cannot be written: " + e, e);
        }
    }

    /**
     * {@return the recording in a file}
     *
     * @throws RecordingJsonException if the file cannot be read or makes no sense
     */
    public static Recording read(Path file) {
        Objects.requireNonNull(file, "file");
        return read(NamedText.ofFile(file, RecordingJsonException.CONTENTS));
    }

    /**
     * {@return the recording in a resource of the class path}
     *
     * @param near the class that a relative name is resolved against, as {@link Class#getResource} does
     * @param name its name, such as {@code media.recording.json} beside the class
     * @throws RecordingJsonException if the resource cannot be found, cannot be read or makes no sense
     */
    public static Recording readResource(Class<?> near, String name) {
        Objects.requireNonNull(near, "near");
        Objects.requireNonNull(name, "name");
        return read(NamedText.ofResource(near, name, RecordingJsonException.CONTENTS));
    }

    /**
     * {@return the recording in a text}
     *
     * @throws RecordingJsonException if the text makes no sense
     */
    public static Recording parse(String json) {
        Objects.requireNonNull(json, "json");
        return read(new NamedText("recording", json, RecordingJsonException.CONTENTS));
    }

    private static Recording read(NamedText source) {
        Located document = LocatedReader.read(source);
        Members members = document.object();
        Located format = members.require("format");
        if (!format.text().equals(FORMAT)) {
            throw format.wrongType("\"" + FORMAT + "\"");
        }
        Located version = members.require("version");
        long number = version.wholeNumber(1, Long.MAX_VALUE);
        if (number > VERSION) {
            throw version.place()
                    .wrong("is " + number + ", but this ecs-simulator reads recordings up to version " + VERSION
                            + "; take a newer one");
        }
        members.only(MEMBERS);
        return Codec.making(
                document,
                () -> Recording.of(
                        (RecordedSettings) SETTINGS.read(members.require("settings")),
                        members.require("inputs").array().stream()
                                .map(RecordingJson::entry)
                                .toList(),
                        (Instant) INSTANT.read(members.require("end")),
                        members.require("turn").count(0, Integer.MAX_VALUE)));
    }

    private static JournalEntry entry(Located json) {
        Members entry = json.object().only(ENTRY);
        return new JournalEntry(
                entry.require("sequence").wholeNumber(1, Long.MAX_VALUE),
                (Instant) INSTANT.read(entry.require("at")),
                entry.require("turn").count(0, Integer.MAX_VALUE),
                0,
                (Input) INPUT.read(entry.require("input")));
    }
}
