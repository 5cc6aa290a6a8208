package io.github.ecssimulator.testkit.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * A request target taken apart as Go's {@code net/url} does; all text has one char for each byte.
 *
 * @param origin what stands before the path in absolute form, or the whole of a target without a path; often empty
 * @param path the path, percent escapes decoded
 * @param query the query with its question mark; empty without one
 */
public record RequestTarget(String origin, String path, String query) {

    /** Parses a target; empty where Go's server answers 400. */
    public static Optional<RequestTarget> parse(String method, String target) {
        if (target.isEmpty() || target.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return Optional.empty();
        }
        if (target.equals("*")) {
            return Optional.of(new RequestTarget("", "*", ""));
        }
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark);
        String rest = mark < 0 ? target : target.substring(0, mark);
        if (rest.startsWith("/")) {
            return decode(rest).map(path -> new RequestTarget("", path, query));
        }
        return method.equals("CONNECT") ? authority("", "//" + rest, query) : absolute(rest, query);
    }

    private static Optional<RequestTarget> absolute(String rest, String query) {
        int colon = rest.indexOf(':');
        if (colon < 0 || !rest.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            return Optional.empty();
        }
        String scheme = rest.substring(0, colon + 1).toLowerCase(Locale.ROOT);
        String behind = rest.substring(colon + 1);
        if (behind.startsWith("//")) {
            return authority(scheme, behind, query);
        }
        return behind.startsWith("/")
                ? decode(behind).map(path -> new RequestTarget(scheme, path, query))
                : Optional.of(new RequestTarget(scheme + behind, "", query));
    }

    private static Optional<RequestTarget> authority(String scheme, String behind, String query) {
        int slash = behind.indexOf('/', 2);
        String authority = slash < 0 ? behind : behind.substring(0, slash);
        return decode(slash < 0 ? "" : behind.substring(slash))
                .map(path -> new RequestTarget(scheme + authority, path, query));
    }

    private static Optional<String> decode(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '%') {
                decoded.append(path.charAt(i));
            } else if (i + 2 < path.length() && isHex(path.charAt(i + 1)) && isHex(path.charAt(i + 2))) {
                decoded.append((char) Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(decoded.toString());
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    /** Returns where the router sends a client whose path is not clean; empty if it is clean. */
    public Optional<String> redirection() {
        String clean = cleanPath();
        if (clean.equals(path)) {
            return Optional.empty();
        }
        boolean opaque = path.isEmpty() && !origin.isEmpty() && !origin.contains("//");
        return Optional.of(origin + (opaque ? "" : escape(clean)) + query);
    }

    /** Removes empty, dot and dot-dot segments. Source: observed: agent transcripts get-path-dot-dot-segment ff. */
    private String cleanPath() {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String clean = "/" + String.join("/", segments);
        return path.endsWith("/") && !clean.equals("/") ? clean + "/" : clean;
    }

    /** Escapes a path as Go does when it writes a URL. Source: observed: agent transcript get-path-star. */
    private static String escape(String path) {
        StringBuilder escaped = new StringBuilder(path.length());
        path.chars().forEach(c -> {
            if ((c < 0x80 && Character.isLetterOrDigit(c)) || "-_.~$&+,/:;=@".indexOf(c) >= 0) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", c));
            }
        });
        return escaped.toString();
    }
}
