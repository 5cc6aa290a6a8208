package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Writes what happened in the simulator of a test beside the other reports of the build, as a page and as JSON. What cannot be
 * written changes nothing about the test.
 */
final class FailureReport {
    /** Of which tests there are reports: {@code failed}, {@code all} or {@code none}. */
    static final String REPORTS = "ecs.simulator.reports";

    /** Where they are written, instead of {@code target/ecs-simulator}, or {@code build/ecs-simulator} where Gradle builds. */
    static final String DIRECTORY = "ecs.simulator.reports.directory";

    private static final Namespace REPORTED = Namespace.create(FailureReport.class);
    private static final int MOST_ENTRIES_OF_JSON = 100_000;

    private final ExtensionContext context;
    private final EcsSimulator ecs;

    private FailureReport(ExtensionContext context, EcsSimulator ecs) {
        this.context = context;
        this.ecs = ecs;
    }

    /** Writes the report of a test that failed, unless there is one. */
    static void ofFailure(ExtensionContext context, EcsSimulator ecs, Throwable error, Supplier<String> explanation) {
        if (Wanted.in(context).orElse(Wanted.FAILED) != Wanted.NONE && whereItWrote(context) == null) {
            new FailureReport(context, ecs).write(() -> words(error, explanation));
        }
    }

    private static String words(Throwable error, Supplier<String> explanation) {
        String words = String.valueOf(error);
        return Explanation.isIn(words) ? words : words + "\n\n" + explanation.get();
    }

    /** Writes the report of a test that went well, if all are wanted, and tells of a setting that means nothing. */
    static void ofEnd(ExtensionContext context) {
        Wanted wanted = Wanted.in(context)
                .orElseThrow(
                        () -> new ExtensionConfigurationException(REPORTS + " must be failed, all or none, but was \""
                                + context.getConfigurationParameter(REPORTS).orElse("") + "\"."));
        if (wanted == Wanted.ALL && whereItWrote(context) == null) {
            OwnedSimulator simulator = SimulatorStore.findOrNull(context);
            if (simulator != null) {
                new FailureReport(context, simulator.ecs()).write(() -> "");
            }
        }
    }

    /** {@return the page of a test, as a path that the user can follow, or null if there is none} */
    static @Nullable String whereItWrote(ExtensionContext context) {
        return context.getStore(REPORTED).get(context.getUniqueId(), String.class);
    }

    private void write(Supplier<String> words) {
        try {
            Path page = directory().resolve(ReportName.of(context) + ".html");
            Files.createDirectories(page.getParent());
            StoryReport report = StoryReport.of(ecs);
            Files.writeString(page, report.titled(title(), words.get()).html());
            if (ecs.journal().entries().size() <= MOST_ENTRIES_OF_JSON) {
                Path json = page.resolveSibling(ReportName.of(context) + ".json");
                Files.writeString(json, report.json());
            }
            context.getStore(REPORTED).put(context.getUniqueId(), page.toString());
            JUnitInUse.publish(page, "text/html", context);
        } catch (IOException | RuntimeException e) {
            // There is an error to be told already, or none: in both cases this one is not worth it.
        }
    }

    private String title() {
        Class<?> type = ReportName.declared(context).getRequiredTestClass();
        boolean isOfClass =
                context.getTestClass().isPresent() && context.getTestMethod().isEmpty();
        return type.getSimpleName() + (isOfClass ? "" : " " + context.getDisplayName());
    }

    private Path directory() {
        return context.getConfigurationParameter(DIRECTORY).map(Path::of).orElseGet(() -> {
            boolean gradle = Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"));
            return Path.of(gradle ? "build" : "target", "ecs-simulator");
        });
    }

    /** Of which tests there are reports. */
    private enum Wanted {
        FAILED,
        ALL,
        NONE;

        /** What the user asks for; empty if it means nothing. */
        static Optional<Wanted> in(ExtensionContext context) {
            String word = context.getConfigurationParameter(REPORTS).orElse("failed");
            return Stream.of(values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }
}
