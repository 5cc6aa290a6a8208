package io.github.ecssimulator.testkit.internal.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Go's HTTP server refuses before any handler runs.
 *
 * <p>Most servers, the JDK's among them, refuse these requests on their own and with their own words; then they do not
 * arrive here. Source: observed: agent transcripts get-http11-no-host, get-http2-version, put-expect-other,
 * get-transfer-encoding-unknown; the rest is read from Go's public documentation of {@code net/http}.
 */
public final class ServerGate {
    private static final String TOKEN = "!#$%&'*+-.^_`|~"; // and digits and letters
    private static final Pattern VERSION = Pattern.compile("HTTP/\\d\\.\\d");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern HOST = Pattern.compile("[!$%&'()*+,\\-.:;=\\[\\]_~0-9A-Za-z]*");

    /** Source: documented: Go's limit of 1 MiB and the slack it adds. */
    static final int HEADER_BYTES_MAX = (1 << 20) + 4096;

    private ServerGate() {}

    /** Returns the refusal; empty for a request that Go's server hands on. */
    public static Optional<HttpAnswer.Response> refusal(IncomingRequest request) {
        return unreadable(request)
                .or(() -> badHeader(request).flatMap(reason -> plain(400, "400 Bad Request: " + reason)))
                .or(() -> hasUnknownExpectation(request) ? Optional.of(expectationFailed()) : Optional.empty());
    }

    static HttpAnswer.Response tooLarge() {
        return plain(431, "431 Request Header Fields Too Large").orElseThrow();
    }

    /** What no path makes a difference to. */
    static Optional<HttpAnswer.Response> unreadable(IncomingRequest request) {
        if (headerBytes(request) > HEADER_BYTES_MAX) {
            return Optional.of(tooLarge());
        }
        if (isMalformed(request)) {
            return plain(400, "400 Bad Request");
        }
        if (hasUnknownTransferCoding(request)) {
            return plain(501, "Unsupported transfer encoding");
        }
        if (!request.version().startsWith("HTTP/1.")) {
            return plain(505, "505 HTTP Version Not Supported: unsupported protocol version");
        }
        return Optional.empty();
    }

    private static long headerBytes(IncomingRequest request) {
        long bytes = request.method().length()
                + request.target().length()
                + request.version().length()
                + 4L;
        for (Headers.Field field : request.headers().fields()) {
            bytes += field.name().length() + field.value().length() + 4L;
        }
        return bytes + 2;
    }

    private static boolean isMalformed(IncomingRequest request) {
        List<String> lengths = request.headers().all("Content-Length");
        return !isToken(request.method())
                || !VERSION.matcher(request.version()).matches()
                || RequestTarget.parse(request.method(), request.target()).isEmpty()
                || request.headers().fields().stream().anyMatch(ServerGate::isMalformed)
                || lengths.stream().anyMatch(length -> !LENGTH.matcher(length).matches())
                || lengths.stream().distinct().count() > 1
                || request.headers().all("Host").size() > 1;
    }

    private static boolean isMalformed(Headers.Field field) {
        String name = field.name().replace(' ', '-'); // a space has its own text
        return !isToken(name) || hasControls(field.value());
    }

    // By hand, for it is asked of each character: patterns took a seventh of what the server does for a request.
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            if (!letter && TOKEN.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** HTTP/1.0 has no transfer codings, so Go looks at the header from 1.1 on only. */
    private static boolean hasUnknownTransferCoding(IncomingRequest request) {
        List<String> codings = request.headers().all("Transfer-Encoding");
        return !request.isHttp10()
                && !codings.isEmpty()
                && (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked"));
    }

    private static Optional<String> badHeader(IncomingRequest request) {
        List<String> hosts = request.headers().all("Host");
        if (hosts.isEmpty() && !request.isHttp10() && !request.method().equals("CONNECT")) {
            return Optional.of("missing required Host header");
        }
        if (hosts.size() == 1 && !HOST.matcher(hosts.get(0)).matches()) {
            return Optional.of("malformed Host header");
        }
        return request.headers().fields().stream()
                        .anyMatch(field -> field.name().indexOf(' ') >= 0)
                ? Optional.of("invalid header name")
                : Optional.empty();
    }

    private static boolean hasUnknownExpectation(IncomingRequest request) {
        return !request.headers().first("Expect").orElse("").isEmpty() && !request.hasToken("Expect", "100-continue");
    }

    private static Optional<HttpAnswer.Response> plain(int status, String text) {
        Headers headers = Headers.of("Content-Type", "text/plain; charset=utf-8", "Connection", "close");
        return Optional.of(new HttpAnswer.Response(status, headers, Octets.utf8(text), true));
    }

    private static HttpAnswer.Response expectationFailed() {
        Headers headers = Headers.of("Connection", "close", "Content-Length", "0");
        return new HttpAnswer.Response(417, headers, Octets.empty(), true);
    }
}
