package io.github.ecssimulator.testkit.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes an answer as the agent's server does: status line, fields in their order, and the date before the length. */
final class AnswerBytes {
    private static final String LENGTH = "Content-Length";
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(417, "Expectation Failed"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(505, "HTTP Version Not Supported"));

    private AnswerBytes() {}

    /** The bytes of an answer, with the field Connection where the client asked for what it tells. */
    static ByteBuffer of(HttpAnswer.Response answer, IncomingRequest request, String date) {
        List<Headers.Field> fields = new ArrayList<>(answer.headers().fields());
        boolean plain = answer.headers().first(LENGTH).isEmpty(); // those that Go's server writes by itself
        if (!plain) {
            int at = fields.indexOf(
                    new Headers.Field(LENGTH, answer.headers().first(LENGTH).orElse("")));
            boolean refusedAtTheGate = answer.status() == 417;
            if (!refusedAtTheGate) {
                fields.add(at, new Headers.Field("Date", date));
            }
        }
        StringBuilder head = new StringBuilder(statusLine(answer, request, plain)).append("\r\n");
        fields.forEach(field ->
                head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes =
                ByteBuffer.allocate(start.length + answer.body().length()).put(start);
        answer.body().putInto(bytes);
        return bytes.flip();
    }

    private static String statusLine(HttpAnswer.Response answer, IncomingRequest request, boolean plain) {
        String text = plain ? answer.body().toString() : "";
        if (text.startsWith(answer.status() + " ")) {
            return "HTTP/1.1 " + text; // observed: agent transcript get-http11-no-host
        }
        String version = request.version().equals("HTTP/1.0") && !plain ? "HTTP/1.0 " : "HTTP/1.1 ";
        return version + answer.status() + " "
                + REASONS.getOrDefault(answer.status(), "status code " + answer.status());
    }
}
