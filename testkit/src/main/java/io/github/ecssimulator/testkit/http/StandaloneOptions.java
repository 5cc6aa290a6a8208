package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.testkit.fixture.Fixture;
import io.github.ecssimulator.testkit.fixture.FixtureException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The command line of the standalone server. */
final class StandaloneOptions {
    private final Set<Option> given = EnumSet.noneOf(Option.class);
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
            Option option = option(parts[0]);
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

    private static Option option(String flag) {
        for (Option option : Option.values()) {
            if (option.flag().equals(flag)) {
                return option;
            }
        }
        throw refused("unknown option " + flag
                + NearestName.of(flag, Option.flags())
                        .map(known -> "; did you mean " + known + "?")
                        .orElse(""));
    }

    private static String value(Option option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw refused("option " + option.flag() + " needs a value");
        }
        return rest.next();
    }

    private void take(Option option, String value) {
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

    private void set(Option option, Map<String, String> words) {
        try {
            settings = settings.and(Fixture.ofSettings(words));
        } catch (FixtureException e) {
            throw refused("option " + option.flag() + ": "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    private static Map<String, String> pairs(String object, String value, Option option) {
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

    boolean has(Option option) {
        return given.contains(option);
    }

    /** The world it begins with: what the files and the options say together. */
    Fixture world() {
        return fixtures.isEmpty()
                ? settings
                : Fixture.from(fixtures.toArray(Path[]::new)).and(settings);
    }

    /** What the command line of the standalone server may say. */
    enum Option {
        HELP("--help", "", "", "prints this"),
        PORT("--port", "N", "", "where it listens; default 0, any free port"),
        FIXTURE(
                "--fixture",
                "FILE",
                "",
                "a file of the world it begins with, see docs/fixtures.md; repeatable, default none"),
        ALLOW_HOST(
                "--allow-host",
                "NAME",
                "",
                "a further name of this machine that clients may call it by; repeatable, default none"),
        EXIT_WITH_PARENT(
                "--exit-with-parent",
                "",
                "",
                "ends when the process that started it has ended, also if it had before; default off"),
        CLOCK(
                "--clock",
                "simulated|system",
                "clock",
                "whose time it is; default simulated, which stands still until moved"),
        START_AT("--start-at", "INSTANT", "startAt", "where simulated time starts; default now, in whole seconds"),
        POLL_STEP(
                "--poll-step",
                "DURATION",
                "pollStep",
                "how far each Describe call moves simulated time behind its answer; default PT0S"),
        SEED("--seed", "N", "seed", "where ids come from; default 1"),
        PARTITION("--partition", "NAME", "partition", "default aws"),
        REGION("--region", "NAME", "region", "default us-east-1"),
        ACCOUNT("--account", "ID", "account", "default 123456789012"),
        TASK_TIMINGS(
                "--task-timings",
                "instant|realistic|STATUS=DURATION,...",
                "taskTimings",
                "how long tasks stay in each status, as in pending=PT20S,stopTimeout=PT30S; default instant"),
        STOPPED_TASK_RETENTION(
                "--stopped-task-retention",
                "DURATION",
                "stoppedTaskRetention",
                "how long a stopped task can be described; default PT1H"),
        POLICY(
                "--policy",
                "NAME=CONSTANT",
                "policies",
                "a switch of docs/fidelity.md, as in BlockedRenewal=REFUSED; repeatable, default as told there");

        private static final List<Option> REPEATABLE = List.of(FIXTURE, ALLOW_HOST, POLICY);

        private final String flag;
        private final String value;
        private final String setting;
        private final String meaning;

        Option(String flag, String value, String setting, String meaning) {
            this.flag = flag;
            this.value = value;
            this.setting = setting;
            this.meaning = meaning;
        }

        String flag() {
            return flag;
        }

        boolean takesValue() {
            return !value.isEmpty();
        }

        /** The setting that a fixture calls by this name; empty for what a fixture cannot say. */
        String setting() {
            return setting;
        }

        boolean isRepeatable() {
            return REPEATABLE.contains(this);
        }

        static List<String> flags() {
            return Arrays.stream(values()).map(Option::flag).toList();
        }

        static String help() {
            return Arrays.stream(values())
                    .map(option -> "  " + (option.flag + " " + option.value).strip() + "\n      " + option.meaning)
                    .collect(
                            Collectors.joining(
                                    "\n",
                                    "java -jar ecs-simulator-server.jar [OPTION VALUE]...\n"
                                            + "java -jar ecs-simulator-server.jar replay FILE [PAGE.html]\n"
                                            + "      starts no server; prints the timeline of a recording,"
                                            + " which GET /_simulator/recording gives\n\n",
                                    "\n\nA fixture file and the body of POST /_simulator/reset say the same with the same words."));
        }
    }
}
