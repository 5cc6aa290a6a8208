package io.github.ecssimulator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the published jars, as modules of Java, to what users may name. */
class ModuleArchitectureTest {

    private static final Pattern EXPORTED_TO_ALL = Pattern.compile("exports\\s+([\\w.]+);");

    static List<Arguments> published() {
        return List.of(
                Arguments.of("core", EcsSimulator.class),
                Arguments.of("testkit", Fixture.class),
                Arguments.of("junit5-extension", EcsSimulatorExtension.class));
    }

    @ParameterizedTest
    @MethodSource("published")
    void module_exportsEveryPackageButTheInternalOnes(String directory, Class<?> anyOfTheModule) throws IOException {
        String declaration = Files.readString(Path.of("..", directory, "src/main/module/module-info.java"));
        List<String> packages = ProductionClasses.names(anyOfTheModule).stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .filter(name -> !name.contains(".internal"))
                .distinct()
                .toList();

        assertThat(EXPORTED_TO_ALL.matcher(declaration).results().map(export -> export.group(1)))
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    /** To renew the texts: {@code -Dtest=ModuleArchitectureTest -Dapi.update=true}. */
    @ParameterizedTest
    @MethodSource("published")
    void publicFace_ofEachModule_isAsWrittenDown(String directory, Class<?> anyOfTheModule) throws IOException {
        Path text = Path.of("..", "api", directory + ".api");
        String face = FaceText.of(PublicFace.types(anyOfTheModule).toList());
        if (Boolean.getBoolean("api.update")) {
            Files.writeString(text, face);
        }

        assertThat(text)
                .as("what users see has changed; if that is meant, renew the text with -Dapi.update=true")
                .content()
                .isEqualTo(face);
        assertThat(face).doesNotContain(".internal.");
    }
}
