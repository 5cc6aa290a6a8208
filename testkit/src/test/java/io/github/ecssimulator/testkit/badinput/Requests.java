package io.github.ecssimulator.testkit.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.http.OpenDoors;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.Octets;

/** Requests as text: a line with method and target, header lines if a blank line ends them with {@code #}, then the body. */
final class Requests {
    private static final String CLIENT = "169.254.172.2:49152";
    private static final End[] ENDS = End.values();

    private Requests() {}

    /**
     * Reads one. In its line {@code {task}} stands for the id of the first task and {@code {agent}} for what the agent knows it by;
     * a third word that begins with a letter of an {@link End} cuts the body there.
     */
    static IncomingRequest read(String text, OpenDoors doors) {
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).strip();
        String body = end < 0 ? "" : text.substring(end + 1);
        String[] words = line.split(" ", 3);
        String target = words.length < 2 ? "/" : words[1].replace("{task}", Worlds.TASK);
        if (target.contains("{agent}")) {
            String id = doors.ecs().task(Worlds.TASK).map(doors::endpointId).orElse("none");
            target = target.replace("{agent}", id);
        }
        String how = words.length < 3 ? "" : words[2];
        String accept = how.contains("/") ? how : "*/*";
        return new IncomingRequest(
                words[0],
                target,
                "HTTP/1.1",
                Headers.of("Host", "localhost", "Accept", accept, "X-Amz-Target", how),
                new RequestBody(Octets.of(body.getBytes(ISO_8859_1)), ending(how), how.startsWith("M")),
                CLIENT);
    }

    private static End ending(String how) {
        for (End end : ENDS) {
            if (how.equals(end.name())) {
                return end;
            }
        }
        return End.COMPLETE;
    }

    /** Holds an answer to show nothing of the program, and its header to lines that no text of a client can add to. */
    static void check(HttpAnswer.Response response, byte[] input) {
        Leaks.none(new String(response.body().toByteArray(), UTF_8), input);
        response.headers()
                .fields()
                .forEach(field -> assertThat(field.name() + field.value()).doesNotContain("\r", "\n"));
    }

    static String text(byte[] input) {
        return new String(input, ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
