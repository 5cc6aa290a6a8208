package io.github.ecssimulator.testkit.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.badinput.Worlds.Face;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.fixture.FixtureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Any text of a fixture: a world, or a {@link FixtureException} that says where it is wrong and leaves no half of it behind. */
final class FixtureTarget {
    private FixtureTarget() {}

    static void take(byte[] input) {
        String text = new String(input, UTF_8);
        if (Worlds.mayBeLarge(text)) {
            return;
        }
        try {
            Fixture fixture = Fixture.parse(text);
            addTo(Worlds.small(), fixture, input);
            EcsSimulator ecs = fixture.configure(Worlds.builder()).build();
            fixture.applyTo(ecs);
            Worlds.goOn(ecs);
        } catch (FixtureException e) {
            Leaks.none(e.getMessage(), input);
        }
    }

    private static void addTo(EcsSimulator ecs, Fixture fixture, byte[] input) {
        Face before = Face.of(ecs);
        try {
            fixture.applyTo(ecs);
        } catch (FixtureException e) {
            Leaks.none(e.getMessage(), input);
            assertThat(Face.of(ecs)).isEqualTo(before);
        }
    }

    static List<byte[]> seeds() {
        return Stream.of("media", "clusters", "services", "tasks", "protection")
                .map(name -> FixtureTarget.resource(name + ".json"))
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
