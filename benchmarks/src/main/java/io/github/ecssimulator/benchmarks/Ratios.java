package io.github.ecssimulator.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that JMH's arguments choose, and prints a table: each beside its floor, which is the benchmark of the same class
 * that is called {@code floor}, or {@code asyncFloor} for those whose names begin with {@code async}.
 */
public final class Ratios {
    private static final String FLOOR = "floor";

    private final Collection<RunResult> results;

    private Ratios(Collection<RunResult> results) {
        this.results = results;
    }

    /**
     * Runs them.
     *
     * @param arguments those of JMH
     */
    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        if (given.shouldList() || given.shouldHelp()) {
            Main.main(arguments);
            return;
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(given)
                        .resultFormat(ResultFormatType.JSON)
                        .result("target/benchmarks.json")
                        .build())
                .run();
        System.out.println(new Ratios(results).table());
    }

    private String table() {
        return "\n| Benchmark | | Time | of its floor |\n|---|---|---|---|\n"
                + results.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        String ratio = floorOf(run)
                .map(floor -> result.getScore() / floor.getPrimaryResult().getScore())
                .map(times -> String.format(Locale.ROOT, "%.2f", times))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "| `%s.%s` | %s | %.3g ± %.2g %s | %s |",
                typeOf(run),
                methodOf(run),
                parametersOf(run),
                result.getScore(),
                result.getScoreError(),
                result.getScoreUnit(),
                ratio);
    }

    private Optional<RunResult> floorOf(RunResult run) {
        return isFloor(run)
                ? Optional.empty()
                : results.stream()
                        .filter(other -> isFloor(other)
                                && typeOf(other).equals(typeOf(run))
                                && parametersOf(other).equals(parametersOf(run))
                                && methodOf(run).startsWith(prefixOf(other)))
                        .max(Comparator.comparing(other -> prefixOf(other).length()));
    }

    private static boolean isFloor(RunResult run) {
        return methodOf(run).toLowerCase(Locale.ROOT).endsWith(FLOOR);
    }

    private static String prefixOf(RunResult floor) {
        return methodOf(floor).substring(0, methodOf(floor).length() - FLOOR.length());
    }

    private static String methodOf(RunResult run) {
        return last(run.getParams().getBenchmark(), 0);
    }

    private static String typeOf(RunResult run) {
        return last(run.getParams().getBenchmark(), 1);
    }

    private static String last(String name, int from) {
        List<String> parts = List.of(name.split("\\."));
        return parts.get(parts.size() - 1 - from);
    }

    private static String parametersOf(RunResult run) {
        BenchmarkParams params = run.getParams();
        return params.getParamsKeys().stream()
                .map(key -> key + " " + Objects.requireNonNull(params.getParam(key)))
                .collect(Collectors.joining(", "));
    }
}
