package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.model.VisibleText;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An explanation that may go wrong, which must not hide the failure that is explained. */
public final class Attempt {
    private static final String FAULT = "(The simulator could not explain this: ";
    private static final Pattern FAULT_LINE = Pattern.compile("(?m)^" + Pattern.quote(FAULT) + ".*\\)$");

    private Attempt() {}

    /** {@return an explanation, or what stands in its place, made from one line that tells why there is none} */
    public static <T> T at(Supplier<T> explanation, Function<String, T> otherwise) {
        try {
            return explanation.get();
        } catch (RuntimeException | AssertionError | StackOverflowError | LinkageError e) {
            return otherwise.apply(faultLine(e));
        }
    }

    /** {@return an explanation, or the line that tells why there is none} */
    public static String at(Supplier<String> explanation) {
        return at(explanation, fault -> fault);
    }

    private static String faultLine(Throwable fault) {
        return FAULT + VisibleText.of(String.valueOf(fault)).replaceAll("\\R.*", "") + ")";
    }

    static boolean hasFailedIn(@Nullable String message) {
        return message != null && FAULT_LINE.matcher(message).find();
    }
}
