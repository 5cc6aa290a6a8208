package io.github.ecssimulator.testkit.internal.http;

/** A way from a request to the world. */
@FunctionalInterface
public interface Door {
    /** What is kept of a body, if a door says nothing else; the largest that any other accepts has 1 MiB. */
    int KEPT_MAX = 1280 * 1024;

    /** What is read of one, so that a client that sends far too much still gets its answer. */
    int READ_MAX = 16 << 20;

    /** Answers one request, whatever it holds. */
    HttpAnswer answer(IncomingRequest request);

    /** How much is kept of the body of a request for a target; one that is longer is cut there. */
    default int keptMax(String target) {
        return KEPT_MAX;
    }
}
