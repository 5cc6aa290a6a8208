package io.github.ecssimulator.testkit.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP request, as sent.
 *
 * @param target the request target, one char for each byte (ISO 8859-1), query included
 * @param remoteAddress the client's address and port, for example {@code 169.254.172.2:49152}
 */
public record IncomingRequest(
        String method, String target, String version, Headers headers, RequestBody body, String remoteAddress) {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*(.*)", Pattern.DOTALL);

    /** Tells whether a header has a token, as Go's server asks it: in its first line only. */
    public boolean hasToken(String header, String token) {
        return headers.first(header).map(value -> contains(value, token)).orElse(false);
    }

    /** Tells whether the client wants the connection closed behind the answer. Go's server looks at every line for that. */
    public boolean endsConnection() {
        return wantsClose() || (isHttp10() && !hasToken("Connection", "keep-alive"));
    }

    public boolean wantsClose() {
        return headers.all("Connection").stream().anyMatch(value -> contains(value, "close"));
    }

    public boolean isHttp10() {
        return version.equals("HTTP/1.0");
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /** Returns the path as sent, by which the doors are told apart; nothing is decoded. */
    public String path() {
        return path(target);
    }

    public static String path(String target) {
        int query = target.indexOf('?');
        String whole = query < 0 ? target : target.substring(0, query);
        if (whole.startsWith("/")) {
            return whole;
        }
        Matcher absolute = ABSOLUTE.matcher(whole);
        String path = absolute.matches() ? absolute.group(1) : whole;
        return path.isEmpty() ? "/" : path;
    }

    /** Finds the token as Go does: between the ends, spaces, tabs and commas, without regard to case. */
    private static boolean contains(String value, String token) {
        return List.of(value.toLowerCase(Locale.ROOT).split("[ \t,]")).contains(token);
    }

    /** The body of a request as far as it arrived, freed of its transfer coding; chunked if no length was announced. */
    public record RequestBody(Octets bytes, End end, boolean chunked) {

        public enum End {
            /** All of it arrived. */
            COMPLETE,
            /** The client closed its side before all of it had arrived. */
            CUT_SHORT,
            /** The transfer coding was broken behind the bytes that arrived. */
            MALFORMED,
            /** The client sent no more, and left the connection open until the agent's limit of 5 s. */
            STALLED
        }

        private static final RequestBody NONE = new RequestBody(Octets.empty(), End.COMPLETE, false);

        public static RequestBody none() {
            return NONE;
        }

        /** Makes a body of announced length that arrived whole. */
        public static RequestBody of(Octets bytes) {
            return new RequestBody(bytes, End.COMPLETE, false);
        }

        /** Tells whether the request had any body, by Go's measure: a length other than 0 or chunks. */
        public boolean isPresent() {
            return chunked || bytes.length() > 0 || end != End.COMPLETE;
        }
    }
}
