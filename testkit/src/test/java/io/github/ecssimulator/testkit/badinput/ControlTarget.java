package io.github.ecssimulator.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.badinput.Worlds.Face;
import io.github.ecssimulator.testkit.http.OpenDoors;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Any requests to the control, one after the other: answered, or refused in words and nothing changed. */
final class ControlTarget {
    private static final Set<Integer> STATUSES = Set.of(200, 400, 403, 404, 405, 409, 413);
    private static final int REQUESTS_MAX = 8;

    private ControlTarget() {}

    static void take(byte[] input) {
        String text = Requests.text(input);
        if (Worlds.mayBeLarge(text)) {
            return;
        }
        OpenDoors doors = new OpenDoors(Worlds::small);
        Stream.of(text.split("\n\\.\\.\\.\n", REQUESTS_MAX)).forEach(each -> takeOne(each, doors));
        doors.ecs().close();
    }

    private static void takeOne(String text, OpenDoors doors) {
        IncomingRequest request = Requests.read(text, doors);
        if (!request.path().startsWith("/_simulator/")) {
            return;
        }
        EcsSimulator ecs = doors.ecs();
        Face before = Face.of(ecs);
        HttpAnswer answer = doors.answer(request);
        assertThat(answer).isInstanceOf(HttpAnswer.Response.class);
        HttpAnswer.Response response = (HttpAnswer.Response) answer;
        Requests.check(response, Requests.bytes(text));
        assertThat(response.status()).as(response.body().toString()).isIn(STATUSES);
        assertThat(response.headers().first("X-Content-Type-Options")).contains("nosniff");
        if (response.status() != 200 && !request.path().endsWith("/advance")) {
            assertThat(doors.ecs()).isSameAs(ecs);
            assertThat(Face.of(ecs)).isEqualTo(before);
        }
    }

    static List<byte[]> seeds() {
        return Stream.of(
                        "GET /_simulator/health",
                        "GET /_simulator/clock",
                        "POST /_simulator/clock/advance\n{\"duration\":\"PT5M\"}",
                        "POST /_simulator/clock/advance\n{\"to\":\"2030-01-01T00:00:00Z\"}",
                        "POST /_simulator/reset",
                        "POST /_simulator/reset\n{\"clusters\":[{\"name\":\"media\",\"services\":[{\"name\":\"a\"}]}]}",
                        "GET /_simulator/recording",
                        "POST /_simulator/replay\n{}",
                        "GET /_simulator/complaints",
                        "GET /_simulator/journal?task={task}&kind=TaskEvent&service=transcoder&changes=true",
                        "GET /_simulator/timeline?kind=CallEvent,TaskEvent.Created text/html",
                        "GET /_simulator/timeline image/svg+xml;q=0.5",
                        "POST /_simulator/faults\n{\"operation\":\"GetTaskProtection\",\"outcome\":\"loseReply\",\"times\":2}",
                        "POST /_simulator/faults\n{\"operation\":\"ListTasks\",\"outcome\":\"delay\",\"by\":\"PT1M\"}",
                        "POST /_simulator/faults\n{\"agent\":\"TASK_PROTECTION\",\"outcome\":\"refuse\",\"until\":"
                                + "\"2030-01-01T00:00:00Z\",\"error\":{\"code\":\"A.B\",\"statusCode\":400,\"message\":\"m\"}}"
                                + "\n...\nDELETE /_simulator/faults",
                        "GET /_simulator/tasks/{task}/environment",
                        "GET /_simulator/tasks/{task}",
                        "GET /_simulator/tasks/arn:aws:ecs:us-east-1:123456789012:task/media/{task}")
                .map(Requests::bytes)
                .toList();
    }
}
