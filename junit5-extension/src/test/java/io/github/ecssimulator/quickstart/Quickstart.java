package io.github.ecssimulator.quickstart;

/** Stands in until the real quick start exists. */
public final class Quickstart {

    private Quickstart() {}

    /** Says that there is nothing to show yet. */
    public static void main(String[] args) {
        System.out.println("The quick start comes with the first simulator.");
    }
}
