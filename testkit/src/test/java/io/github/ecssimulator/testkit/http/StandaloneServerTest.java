package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.ChildJvm;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.recording.RecordingJson;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process; the jar that holds it is made of the same classes later in the build. */
class StandaloneServerTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path directory;

    private static Process start(String... options) throws IOException {
        return new ProcessBuilder(ChildJvm.command(StandaloneServer.class, List.of(), options)).start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    @Test
    void program_allowedHost_isAnswered() throws Exception {
        Process process = start("--allow-host", "host.docker.internal", "--allow-host", "build");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            URI endpoint = URI.create(line.substring(line.lastIndexOf(' ') + 1));
            for (String host : List.of("host.docker.internal", "build")) {
                try (RawConnection connection = RawConnection.to(endpoint)) {
                    String request =
                            "GET /_simulator/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
                    assertThat(connection.send(request).readToEnd()).startsWith("HTTP/1.1 200 ");
                }
            }
        } finally {
            process.destroy();
        }
        assertThat(exitCode(process)).isEqualTo(128 + 15);
    }

    @Test
    void program_firstLine_saysWhereItListens() throws Exception {
        Process process = start("--port", "0");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertThat(line).matches("ecs-simulator listening on http://127\\.0\\.0\\.1:\\d+");
            URI endpoint = URI.create(line.substring(line.lastIndexOf(' ') + 1));
            assertThat(new HttpCalls(endpoint).get("/_simulator/clock").body())
                    .containsPattern("\"now\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"") // now, in whole seconds
                    .doesNotContain("2024-01-01T00:00:00Z");
            assertThat(out.readLine()).startsWith("The time stands still: ").contains("--poll-step");
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
                "--allow-host http://host",
                "--fixture",
                "--fixture no-such-file.json",
                "--start-at yesterday",
                "--seed many",
                "--policy BlockedRenewal=PERHAPS",
                "--clock system --poll-step PT15S"
            })
    void program_badOption_endsWithOneLineAndCode2(String options) throws Exception {
        Process process = start(options.split(" ", -1));
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(errors.lines()).singleElement().asString().startsWith("ecs-simulator: ");
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void program_fixtures_areTheWorld_andAgainAfterAReset() throws Exception {
        Path settings = Files.writeString(directory.resolve("settings.json"), "{\"simulator\": {\"seed\": 7}}");
        Path world = Files.writeString(
                directory.resolve("world.json"),
                "{\"clusters\": [{\"name\": \"media\", \"tasks\": [{\"id\": \"" + ID + "\"}]}]}");
        Process process = start("--fixture", settings.toString(), "--fixture", world.toString());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            HttpCalls calls = new HttpCalls(URI.create(line.substring(line.lastIndexOf(' ') + 1)));
            String environment = "/_simulator/tasks/" + ID + "/environment";

            assertThat(calls.get(environment).statusCode()).isEqualTo(200);
            assertThat(calls.send("POST", "/_simulator/reset", "").statusCode()).isEqualTo(200);
            assertThat(calls.get(environment).statusCode()).isEqualTo(200);
        } finally {
            process.destroy();
        }
        assertThat(exitCode(process)).isEqualTo(128 + 15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"clusterz\": []}",
                "{\"clusters\": [{\"name\": \"m\", \"tasks\": [{\"createdAt\": \"9000-01-01T00:00:00Z\"}]}]}"
            })
    void program_badFixture_endsWithOneLineThatNamesThePlaceAndCode2(String text) throws Exception {
        Path world = Files.writeString(directory.resolve("world.json"), text);
        Process process = start("--fixture", world.toString());
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(errors.lines())
                .singleElement()
                .asString()
                .startsWith("ecs-simulator: " + world + ": line 1, column ");
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void program_startOfAFixtureAndSystemClock_contradict() throws Exception {
        Path world = Files.writeString(
                directory.resolve("world.json"), "{\"simulator\": {\"startAt\": \"2024-01-01T00:00:00Z\"}}");
        Process process = start("--clock", "system", "--fixture", world.toString());
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(errors)
                .contains("$.simulator.startAt says where the time starts, but the simulator follows a clock.");
    }

    @Test
    void reset_fixtureThatFitsNoLonger_keepsTheWorld() {
        Fixture fixture = Fixture.parse("{\"clusters\": [{\"name\": \"media\"}]}");
        Fixture over = Fixture.parse("{\"simulator\": {\"seed\": 2}}");
        Deque<Fixture> fixtures = new ArrayDeque<>(List.of(fixture, over));
        WorldHolder worlds = WorldHolder.from(WorldHolder.Source.of(() -> {
            EcsSimulator ecs = EcsSimulator.create();
            fixtures.removeFirst().applyTo(ecs);
            return ecs;
        }));

        assertThatThrownBy(() -> worlds.reset(null))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("$.simulator.seed says 2, which contradicts 1");
        assertThat(worlds.current().ecs().cluster("media").name()).isEqualTo("media");
    }

    @Test
    void program_help_tellsEveryOption() throws Exception {
        Process process = start("--help");
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isZero();
        assertThat(help).contains(StandaloneOptions.Option.flags()).contains("ecs-simulator-server.jar replay FILE");
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    }

    @Test
    void program_replay_printsTheTimelineAndEnds() throws Exception {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            ecs.createCluster("media").createService("web", 2).scaleTo(1);
            Path file = directory.resolve("night.json");
            RecordingJson.write(ecs.recording(), file);
            Process process = start("replay", file.toString());

            assertThat(process.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualToIgnoringNewLines(ecs.journal().timeline() + "\n");
            assertThat(exitCode(process)).isZero();
            assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void program_replayWithAPage_writesThePageToo() throws Exception {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            ecs.createCluster("media").createService("web", 2).scaleTo(1);
            Path file = directory.resolve("night.json");
            Path page = directory.resolve("night.html");
            RecordingJson.write(ecs.recording(), file);
            Process process = start("replay", file.toString(), page.toString());

            assertThat(process.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualToIgnoringNewLines(ecs.journal().timeline() + "\n");
            assertThat(exitCode(process)).isZero();
            assertThat(page).content().isEqualTo(StoryReport.of(ecs).html());
        }
    }

    @Test
    void program_replayWithAPageThatCannotBeWritten_endsWithOneLineAndCode1() throws Exception {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            Path file = directory.resolve("night.json");
            RecordingJson.write(ecs.recording(), file);
            Process process = start(
                    "replay",
                    file.toString(),
                    directory.resolve("no/where.html").toString());

            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(exitCode(process)).isEqualTo(1);
            assertThat(errors.lines()).singleElement().asString().startsWith("ecs-simulator: Cannot write ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "replay a.json b.json", "replay no-such-file.json"})
    void program_replayOfNoRecording_endsWithOneLineAndCode2(String words) throws Exception {
        Process process = start(words.split(" ", -1));
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isEqualTo(2);
        assertThat(errors.lines()).singleElement().asString().startsWith("ecs-simulator: ");
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    @Test
    void program_exitWithParent_endsWithIt() throws Exception {
        String script = "\"$@\" & cat"; // the shell goes on until its input ends
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(ChildJvm.command(StandaloneServer.class, List.of(), "--exit-with-parent"));
        Process shell = new ProcessBuilder(command).start();
        try (BufferedReader out = shell.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("ecs-simulator listening on ");
            ProcessHandle program = shell.descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            shell.getOutputStream().close();

            assertThat(shell.waitFor()).isZero();
            assertThat(program.onExit().orTimeout(60, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
        }
    }

    @Test
    void reset_afterAnUnmodelledCall_complainsAndClosesTheWorld() {
        WorldHolder.Source worlds =
                StandaloneServer.worlds(StandaloneOptions.parse(List.of()).world());
        try (EcsSimulatorServer server = EcsSimulatorServer.builder().start(worlds)) {
            HttpCalls calls = new HttpCalls(server.endpoint());
            EcsSimulator before = server.ecs();
            calls.ecs("PutAttributes", "{}");

            assertThat(HttpCalls.json(calls.post("/_simulator/reset", ""))
                            .path("complaint")
                            .asText())
                    .contains("PutAttributes");
            assertThatThrownBy(() -> before.createCluster("media")).isInstanceOf(IllegalStateException.class);
            assertThat(HttpCalls.json(calls.post("/_simulator/reset", ""))
                            .path("complaint")
                            .isNull())
                    .isTrue();
        }
    }
}
