package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.report.StoryReport;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Writes what happened in the simulator of a test beside the other reports of the build, as a page and as JSON. What cannot be
 * written changes nothing about the test.
 */
record FailureReport(ExtensionContext context, EcsSimulator ecs) {
    /** Of which tests there are reports: {@code failed}, {@code all} or {@code none}. */
    static final String REPORTS = "ecs.simulator.reports";

    /** Where they are written, instead of {@code target/ecs-simulator}, or {@code build/ecs-simulator} where Gradle builds. */
    static final String DIRECTORY = "ecs.simulator.reports.directory";

    private static final Namespace REPORTED = Namespace.create(FailureReport.class);
    private static final int MOST_ENTRIES_OF_JSON = 100_000;

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

    /** The name of the files that report of a test: safe on every disk, and that of no other test. */
    private static final class ReportName {
        private static final Namespace NAMES = Namespace.create(ReportName.class);
        private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
        private static final Pattern INDEX = Pattern.compile("#(\\d+)]");
        private static final int LONGEST = 120;

        private ReportName() {}

        /** Such as {@code TranscoderTest.survives}, or {@code TranscoderTest.survives-2} for the second of its invocations. */
        static String of(ExtensionContext context) {
            String id = context.getUniqueId();
            ExtensionContext test = declared(context);
            StringBuilder name = new StringBuilder(className(test.getRequiredTestClass()));
            test.getTestMethod()
                    .map(Method::getName)
                    .ifPresent(method -> name.append('.').append(method));
            Matcher index = INDEX.matcher(id);
            while (index.find()) {
                name.append('-').append(index.group(1));
            }
            String safe = UNSAFE.matcher(name).replaceAll("_");
            boolean whole = safe.contentEquals(name) && safe.length() <= LONGEST;
            return whole && isFree(safe, context)
                    ? safe
                    : safe.substring(0, Math.min(LONGEST, safe.length())) + "-" + Integer.toHexString(id.hashCode());
        }

        /** A dynamic test has neither class nor method, but stands below its factory. */
        static ExtensionContext declared(ExtensionContext context) {
            return context.getTestClass().isPresent()
                    ? context
                    : context.getParent().map(ReportName::declared).orElse(context);
        }

        private static String className(Class<?> type) {
            String name = type.getName();
            return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
        }

        /**
         * Test classes of two packages may have one name, methods of one name other parameters, and some disks take capital letters for
         * small ones. Several tests may ask at a time.
         */
        private static synchronized boolean isFree(String name, ExtensionContext context) {
            Store taken = context.getRoot().getStore(NAMES);
            String key = name.toLowerCase(Locale.ROOT);
            String owner = taken.get(key, String.class);
            if (owner == null) {
                taken.put(key, context.getUniqueId());
            }
            return owner == null || owner.equals(context.getUniqueId());
        }
    }
}
