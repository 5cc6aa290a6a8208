package io.github.ecssimulator.testkit.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the command line of the standalone server may say. */
enum StandaloneOption {
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

    private static final List<StandaloneOption> REPEATABLE = List.of(FIXTURE, ALLOW_HOST, POLICY);

    private final String flag;
    private final String value;
    private final String setting;
    private final String meaning;

    StandaloneOption(String flag, String value, String setting, String meaning) {
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
        return Arrays.stream(values()).map(StandaloneOption::flag).toList();
    }

    static String help() {
        return Arrays.stream(values())
                .map(option -> "  " + (option.flag + " " + option.value).strip() + "\n      " + option.meaning)
                .collect(Collectors.joining(
                        "\n",
                        "java -jar ecs-simulator-server.jar [OPTION VALUE]...\n"
                                + "java -jar ecs-simulator-server.jar replay FILE [PAGE.html]\n"
                                + "      starts no server; prints the timeline of a recording,"
                                + " which GET /_simulator/recording gives\n\n",
                        "\n\nA fixture file and the body of POST /_simulator/reset say the same with the same words."));
    }
}
