package io.github.ecssimulator.testkit.http;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The command line of the standalone server.
 *
 * @param port where it listens; 0 means any free port
 * @param systemClock whether its time is that of the machine
 * @param fixtures the files of the world that it begins with, none for an empty one
 * @param allowedHosts further names of this machine, by which clients may call it
 */
record StandaloneOptions(int port, boolean systemClock, List<Path> fixtures, Set<String> allowedHosts) {
    static final String USAGE =
            "options are [--port N] [--clock simulated|system] [--fixture FILE]... [--allow-host NAME]...";
    private static final Set<String> REPEATED = Set.of("--fixture", "--allow-host");

    StandaloneOptions {
        fixtures = List.copyOf(fixtures);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Reads the options; whatever is wrong with them, the message is one line. */
    static StandaloneOptions parse(List<String> arguments) {
        int port = 0;
        boolean systemClock = false;
        List<Path> fixtures = new ArrayList<>();
        Set<String> allowedHosts = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            if (!seen.add(option) && !REPEATED.contains(option)) {
                throw refused("option " + option + " was given twice");
            }
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--clock" -> systemClock = isSystem(value(option, rest));
                case "--fixture" -> fixtures.add(file(value(option, rest)));
                case "--allow-host" -> allowedHosts.add(host(value(option, rest)));
                default -> throw refused("unknown option " + option);
            }
        }
        return new StandaloneOptions(port, systemClock, fixtures, allowedHosts);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw refused("option " + option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw refused("option --port takes 0 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static Path file(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw refused("option --fixture takes a file, not " + value);
        }
    }

    private static String host(String value) {
        return AccessRule.hostName(value)
                .orElseThrow(() -> refused("option --allow-host takes a name without scheme and port, not " + value));
    }

    private static boolean isSystem(String value) {
        if (!value.equals("simulated") && !value.equals("system")) {
            throw refused("option --clock takes simulated or system, not " + value);
        }
        return value.equals("system");
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException((reason + "; " + USAGE).replaceAll("\\R", " "));
    }
}
