package io.github.ecssimulator.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.badinput.Worlds.Face;
import io.github.ecssimulator.testkit.http.OpenDoors;
import io.github.ecssimulator.testkit.internal.agent.RecordedExchange;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.WireBytes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Any bytes on a connection, in any parts: the server says what it takes of them, and the world changes by what it answers with 200. */
final class WireTarget {
    private WireTarget() {}

    static void take(byte[] input) {
        if (input.length == 0 || Worlds.mayBeLarge(Requests.text(input))) {
            return;
        }
        int partSize = 1 + (input[0] & 0xff);
        byte[] bytes = Arrays.copyOfRange(input, 1, input.length);
        OpenDoors doors = new OpenDoors(Worlds::small);
        Face before = Face.of(doors.ecs());
        List<WireBytes.Exchange> exchanges = WireBytes.exchanges(bytes, partSize, doors);
        exchanges.forEach(exchange -> check(exchange, input));
        boolean accepted = exchanges.stream()
                .anyMatch(exchange ->
                        exchange.answer() instanceof HttpAnswer.Response response && response.status() == 200);
        if (!accepted) {
            assertThat(Face.of(doors.ecs())).isEqualTo(before);
        }
    }

    private static void check(WireBytes.Exchange exchange, byte[] input) {
        if (exchange.answer() instanceof HttpAnswer.Response response) {
            Requests.check(response, input);
            assertThat(exchange.sent().toString()).startsWith("HTTP/1.");
        }
    }

    static List<byte[]> seeds() {
        Stream<String> recorded = RecordedExchange.all().stream()
                .map(RecordedExchange::requestBytes)
                .map(Requests::text);
        return Stream.concat(recorded, large())
                .map(text -> Requests.bytes("\u00ff" + text))
                .toList();
    }

    /** As much of one thing as fits into a request. */
    private static Stream<String> large() {
        String host = " HTTP/1.1\r\nHost: localhost\r\n";
        String health = "GET /_simulator/health" + host;
        String filter = "GET /_simulator/journal?";
        return Stream.of(
                health + "X: a\r\n" + " b\n".repeat(340_000) + "\r\n",
                health + "X:\n".repeat(260_000) + "\r\n",
                health + "Accept: " + "*/*,".repeat(260_000) + "\r\n\r\n",
                "GET /api/" + "a/../".repeat(200_000) + host + "\r\n",
                filter + "kind=TaskEvent&".repeat(60_000) + host + "\r\n",
                filter + "service=" + "transcoder,".repeat(90_000) + host + "\r\n",
                filter + "x".repeat(1_000_000) + host + "\r\n",
                "GET /_simulator/tasks/" + "x".repeat(1_000_000) + host + "\r\n",
                "GET /" + host.replace("localhost", "a.".repeat(500_000)) + "\r\n",
                health + "Transfer-Encoding: chunked\r\n\r\n" + "1\na\n".repeat(50_000) + "0\r\n\r\n");
    }
}
