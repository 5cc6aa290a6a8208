package io.github.ecssimulator.junit5.kit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints how the lines of a contract went, if one of them is red. */
final class ScoreCard implements BeforeAllCallback, AfterAllCallback, TestWatcher {
    private static final Namespace CARD = Namespace.create(ScoreCard.class);

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
        add(context, "RED", String.valueOf(cause == null ? null : cause.getMessage()));
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
        String text() {
            return String.format("  %-4s %s%n", mark, name)
                    + story.stripLeading().indent(7);
        }
    }

    /** Lines of tests that may run in parallel. */
    private record Lines(List<Line> all) {
        boolean hasRed() {
            return count("RED") > 0;
        }

        private long count(String mark) {
            return all.stream().filter(line -> line.mark.equals(mark)).count();
        }

        String text(String name) {
            String head = "Score card of " + name + ": " + count("ok") + " of " + (count("ok") + count("RED"))
                    + " lines hold\n";
            return all.stream().map(Line::text).collect(Collectors.joining("", head, ""));
        }
    }
}
