package io.github.ecssimulator.testkit.badinput;

/** What the fuzzer calls, by these names. */
public final class FuzzedTarget {
    private static Target target = Target.PROTOCOL;

    private FuzzedTarget() {}

    /** Chooses the target by its name. */
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.valueOf(arguments[0]);
    }

    /** Takes what the fuzzer has thought of. */
    public static void fuzzerTestOneInput(byte[] input) {
        target.take(input);
    }
}
