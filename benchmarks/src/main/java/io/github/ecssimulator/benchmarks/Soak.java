package io.github.ecssimulator.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Whether a long-lived JVM that makes worlds, servers and calls without end holds no more for it: heap after a collection, threads, and
 * open files and sockets. It fails if they grow; run it as {@code README.md} says.
 */
public final class Soak {
    private static final int ROUNDS = 10;
    private static final int WARM_UP = 3; // what is made once for the JVM is there by then
    private static final int CALLS = 10_000_000;
    private static final int SERVERS = 1_000;
    private static final int WORLDS = 20_000;

    private Soak() {}

    /**
     * Soaks, and prints what the JVM holds after each round.
     *
     * @param arguments how much of it all, from 0 to 1; all of it if left out
     * @throws Exception if something failed
     */
    public static void main(String[] arguments) throws Exception {
        double share = arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]);
        soak("calls in hostile worlds", share * CALLS, new SoakedCalls(ROUNDS)::run);
        soak("servers", share * SERVERS, SoakedServers::run);
        soak("worlds of the extension", share * WORLDS, SoakedTests::run);
        System.exit(0); // what an SDK left behind holds nobody up
    }

    private static void soak(String what, double total, Round round) throws Exception {
        int each = Math.max(1, (int) Math.round(total / ROUNDS));
        Footprint start = Footprint.now();
        long began = System.nanoTime();
        long done = 0;
        for (int i = 1; i <= ROUNDS; i++) {
            done += round.run(i, each);
            Footprint now = Footprint.now(start);
            System.out.println(done + " " + what + ": " + now);
            start = i <= WARM_UP ? now : start;
        }
        require(what, Footprint.now(start).growthSince(start));
        System.out.printf(Locale.ROOT, "%d %s in %.0f s%n", done, what, (System.nanoTime() - began) / 1e9);
    }

    private static void require(String what, List<String> growth) {
        if (!growth.isEmpty()) {
            throw new AssertionError("Expected a JVM to hold no more after more " + what + ", but in the last "
                    + (ROUNDS - WARM_UP) + " of " + ROUNDS + " rounds " + String.join(", and ", growth) + ".");
        }
    }

    /** A part of what is soaked. */
    @FunctionalInterface
    interface Round {
        /** Does so many, or somewhat more; returns how many. The first round is 1. */
        long run(int round, int count) throws Exception;
    }
}
