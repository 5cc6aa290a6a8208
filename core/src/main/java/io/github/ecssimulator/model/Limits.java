package io.github.ecssimulator.model;

import java.time.Duration;

/** The documented limits that more than one part of the simulator must know. */
public final class Limits {
    /** How many tasks one call of UpdateTaskProtection may name. */
    public static final int UPDATED_TASKS = 10; // documented: UTP

    /** How many tasks one call of GetTaskProtection may name. */
    public static final int READ_TASKS = 100; // documented: GTP

    /** The shortest protection, in minutes. */
    public static final int PROTECTION_MINUTES_MIN = 1; // documented: UTP

    /** The longest protection, in minutes: 48 hours. */
    public static final int PROTECTION_MINUTES_MAX = 2880; // documented: UTP

    /** How long a protection lasts when nothing is said, in minutes. */
    public static final int PROTECTION_MINUTES_USUAL = 120; // documented: UTP

    /** The longest protection. */
    public static final Duration PROTECTION_MAX = Duration.ofMinutes(PROTECTION_MINUTES_MAX);

    /** The longest bake time of a blue/green deployment, in minutes: a stage lasts 24 hours at most. */
    public static final int BAKE_MINUTES_MAX = 1440; // documented: blue/green

    private Limits() {}
}
