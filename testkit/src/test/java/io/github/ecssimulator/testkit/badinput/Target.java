package io.github.ecssimulator.testkit.badinput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The ways in for what others made. Each fails for an input that breaks one of its promises, and only for such. */
enum Target {
    /** A line with the name of an operation (behind {@code !} the whole header X-Amz-Target), then the body. */
    PROTOCOL,
    /** The size of the parts in which it arrives, as one byte, then what a client sends to the server. */
    WIRE,
    /** A line with method and target, then the body; see {@link Requests}. */
    AGENT,
    /** The same, any number of times, with a line of dots between. */
    CONTROL,
    /** The text of a fixture. */
    FIXTURE,
    /** The text of a recording. */
    RECORDING,
    /** An id, a name or an ARN. */
    NAMES,
    /** Lines, each a text of others that a report shows. */
    REPORT;

    /** Takes an input, from beginning to end in a world of its own. */
    void take(byte[] input) {
        switch (this) {
            case PROTOCOL -> ProtocolTarget.take(input);
            case WIRE -> WireTarget.take(input);
            case AGENT -> AgentTarget.take(input);
            case CONTROL -> ControlTarget.take(input);
            case FIXTURE -> FixtureTarget.take(input);
            case RECORDING -> RecordingTarget.take(input);
            case NAMES -> NamesTarget.take(input);
            case REPORT -> ReportTarget.take(input);
        }
    }

    private List<byte[]> made() {
        return switch (this) {
            case PROTOCOL -> ProtocolTarget.seeds();
            case WIRE -> WireTarget.seeds();
            case AGENT -> AgentTarget.seeds();
            case CONTROL -> ControlTarget.seeds();
            case FIXTURE -> FixtureTarget.seeds();
            case RECORDING -> RecordingTarget.seeds();
            case NAMES -> NamesTarget.seeds();
            case REPORT -> ReportTarget.seeds();
        };
    }

    /** The inputs to begin with: those that other tests have, and the files of this target, among them each that once failed. */
    List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(made());
        seeds.addAll(files());
        return seeds;
    }

    private List<byte[]> files() {
        URL directory = Objects.requireNonNull(Target.class.getResource(word()), word());
        try (Stream<Path> files = Files.list(Path.of(directory.toURI()))) {
            return files.sorted().map(Target::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
