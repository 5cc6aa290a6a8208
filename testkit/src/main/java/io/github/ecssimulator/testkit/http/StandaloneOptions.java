package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.fixture.FixtureException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line of the standalone server. */
final class StandaloneOptions {
    private final Set<StandaloneOption> given = EnumSet.noneOf(StandaloneOption.class);
    private final List<Path> fixtures = new ArrayList<>();
    private final Set<String> allowedHosts = new HashSet<>();
    private Fixture settings = Fixture.ofSettings(Map.of());
    private int port;

    private StandaloneOptions() {}

    /** Reads the options; whatever is wrong with them, the message is one line. */
    static StandaloneOptions parse(List<String> arguments) {
        StandaloneOptions options = new StandaloneOptions();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String[] parts = rest.next().split("=", 2);
            StandaloneOption option = option(parts[0]);
            if (!options.given.add(option) && !option.isRepeatable()) {
                throw refused("option " + option.flag() + " was given twice");
            }
            if (option.takesValue()) {
                options.take(option, parts.length > 1 ? parts[1] : value(option, rest));
            } else if (parts.length > 1) {
                throw refused("option " + option.flag() + " takes no value, not " + parts[1]);
            }
        }
        return options;
    }

    private static StandaloneOption option(String flag) {
        for (StandaloneOption option : StandaloneOption.values()) {
            if (option.flag().equals(flag)) {
                return option;
            }
        }
        throw refused("unknown option " + flag
                + NearestName.of(flag, StandaloneOption.flags())
                        .map(known -> "; did you mean " + known + "?")
                        .orElse(""));
    }

    private static String value(StandaloneOption option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw refused("option " + option.flag() + " needs a value");
        }
        return rest.next();
    }

    private void take(StandaloneOption option, String value) {
        switch (option) {
            case PORT -> port = port(value);
            case FIXTURE -> fixtures.add(file(value));
            case ALLOW_HOST -> allowedHosts.add(host(value));
            case POLICY -> set(option, pairs("policies", value, option));
            case TASK_TIMINGS ->
                set(
                        option,
                        value.contains("=") ? pairs("taskTimings", value, option) : Map.of(option.setting(), value));
            default -> set(option, Map.of(option.setting(), value));
        }
    }

    private void set(StandaloneOption option, Map<String, String> words) {
        try {
            settings = settings.and(Fixture.ofSettings(words));
        } catch (FixtureException e) {
            throw refused("option " + option.flag() + ": "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private static Map<String, String> pairs(String object, String value, StandaloneOption option) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : value.split(",", -1)) {
            String[] parts = pair.split("=", -1);
            if (parts.length != 2 || words.put(object + "." + parts[0], parts[1]) != null) {
                throw refused("option " + option.flag() + " takes NAME=VALUE, each name once, not " + value);
            }
        }
        return words;
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

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException((reason + "; --help lists the options").replaceAll("\\R", " "));
    }

    int port() {
        return port;
    }

    Set<String> allowedHosts() {
        return allowedHosts;
    }

    boolean has(StandaloneOption option) {
        return given.contains(option);
    }

    /** The world it begins with: what the files and the options say together. */
    Fixture world() {
        return fixtures.isEmpty()
                ? settings
                : Fixture.from(fixtures.toArray(Path[]::new)).and(settings);
    }
}
