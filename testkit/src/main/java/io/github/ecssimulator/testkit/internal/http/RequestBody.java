package io.github.ecssimulator.testkit.internal.http;

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
