package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the description of the control to what is served, both ways. */
class OpenApiTest {
    private static final Path DESCRIPTION = Path.of("../docs/openapi.yaml");
    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete|patch|head|options|trace):");

    @Test
    void description_namesExactlyWhatIsServed() throws IOException {
        List<String> served = new ControlDoor(WorldHolder.from(EcsSimulator::create))
                .routes().stream()
                        .map(route -> route.method() + " " + route.template())
                        .toList();

        assertThat(described()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void describedOperations_areServed() throws IOException {
        try (EcsSimulatorServer server = EcsSimulatorServer.builder().start(EcsSimulator::create)) {
            HttpCalls calls = new HttpCalls(server.endpoint());
            for (String operation : described()) {
                String task = server.ecs().createCluster("media").runTask().id();
                int space = operation.indexOf(' ');
                String path = operation.substring(space + 1).replace("{taskId}", task);
                int status = calls.send(operation.substring(0, space), path, "").statusCode();
                // An operation that takes a body refuses the empty one; it is there all the same.
                assertThat(status).as(operation).isIn(200, 400);
            }
        }
    }

    private static List<String> described() throws IOException {
        List<String> operations = new ArrayList<>();
        String path = "";
        for (String line : Files.readAllLines(DESCRIPTION)) {
            Matcher matchedPath = PATH.matcher(line);
            Matcher matchedMethod = METHOD.matcher(line);
            if (matchedPath.matches()) {
                path = matchedPath.group(1);
            } else if (matchedMethod.matches()) {
                operations.add(matchedMethod.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return operations;
    }
}
