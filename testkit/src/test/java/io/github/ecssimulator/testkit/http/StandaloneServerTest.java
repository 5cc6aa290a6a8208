package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process; the jar that holds it is made of the same classes later in the build. */
class StandaloneServerTest {

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StandaloneServer.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    @Test
    void program_firstLine_saysWhereItListens() throws Exception {
        Process process = start("--port", "0");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertThat(line).matches("ecs-simulator listening on http://127\\.0\\.0\\.1:\\d+");
            URI endpoint = URI.create(line.substring(line.lastIndexOf(' ') + 1));
            assertThat(new HttpCalls(endpoint).get("/_simulator/clock").body()).contains("2024-01-01T00:00:00Z");
        } finally {
            process.destroy(); // SIGTERM
        }
        assertThat(exitCode(process)).isEqualTo(128 + 15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--clock sundial",
                "--port 0 --port 0",
                "--fixture world.json"
            })
    void program_badOption_endsWithOneLineAndCode2(String options) throws Exception {
        Process process = start(options.split(" ", -1));
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(errors.lines()).singleElement().asString().startsWith("ecs-simulator: ");
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void options_systemClock_isTaken() {
        assertThat(StandaloneOptions.parse(List.of("--clock", "system", "--port", "4577")))
                .isEqualTo(new StandaloneOptions(4577, true));
        assertThat(StandaloneOptions.parse(List.of())).isEqualTo(new StandaloneOptions(0, false));
    }
}
