package io.github.ecssimulator.junit5.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints how the lines of a contract went, if one of them is red; the story of several that are red for one reason is told once. */
final class ScoreCard implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    private static final Namespace CARD = Namespace.create(ScoreCard.class);
    private static final String RED = "RED";
    private static final Pattern MOMENT = Pattern.compile("\\+\\d\\d[\\d:.]*");

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(CARD).put(context.getUniqueId(), new Lines(new CopyOnWriteArrayList<>()));
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, "ok", "");
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        add(context, "--", "");
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        add(context, RED, String.valueOf(cause == null ? null : cause.getMessage()));
    }

    private static void add(ExtensionContext context, String mark, String story) {
        linesOf(context).ifPresent(lines -> lines.all().add(new Line(mark, context.getDisplayName(), story)));
    }

    private static Optional<Lines> linesOf(ExtensionContext context) {
        Optional<ExtensionContext> each = Optional.of(context);
        while (each.isPresent()) {
            Lines lines = each.get().getStore(CARD).get(each.get().getUniqueId(), Lines.class);
            if (lines != null) {
                return Optional.of(lines);
            }
            each = each.get().getParent();
        }
        return Optional.empty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        linesOf(context)
                .filter(Lines::hasRed)
                .ifPresent(lines -> System.out.print(lines.text(context.getDisplayName())));
    }

    private record Line(String mark, String name, String story) {
        String text(Map<String, String> told) {
            String first =
                    reason().map(reason -> told.putIfAbsent(reason, name)).orElse(null);
            String text = first == null ? story : outcome() + "For the reason told of \"" + first + "\".\n";
            return String.format("  %-4s %s%n", mark, name)
                    + text.stripLeading().indent(7);
        }

        /** What the line expected, and what it found instead. */
        private String outcome() {
            return story.stripLeading().lines().limit(2).collect(Collectors.joining("\n", "", "\n"));
        }

        /** What is alike in stories of one mistake: what was found, and its cause, whenever that was. */
        private Optional<String> reason() {
            return RED.equals(mark) && story.stripLeading().startsWith("Expected ")
                    ? Optional.of(story.lines()
                            .filter(line -> line.startsWith(" but ") || line.startsWith("Cause: "))
                            .map(line -> MOMENT.matcher(line).replaceAll(""))
                            .collect(Collectors.joining()))
                    : Optional.empty();
        }
    }

    /** Lines of tests that may run in parallel. */
    private record Lines(List<Line> all) {
        boolean hasRed() {
            return count(RED) > 0;
        }

        private long count(String mark) {
            return all.stream().filter(line -> line.mark.equals(mark)).count();
        }

        String text(String name) {
            String head = "Score card of " + name + ": " + count("ok") + " of " + (count("ok") + count(RED))
                    + " lines hold\n";
            Map<String, String> told = new LinkedHashMap<>();
            return all.stream().map(line -> line.text(told)).collect(Collectors.joining("", head, ""));
        }
    }
}
