package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.internal.engine.RefusedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refusals that several operations share. */
final class Refused {
    private Refused() {}

    static RefusedCall invalid(String message) {
        return new RefusedCall(EcsError.invalidParameter(message));
    }

    static RefusedCall client(String message) {
        return new RefusedCall(EcsError.client(message));
    }

    static RefusedCall of(String code, String message) {
        return new RefusedCall(new EcsError(code, 400, message));
    }

    /** A member, or a value of one, that would change what happens in a way that is not modelled. */
    static RefusedCall notModelled(String operation, String member) {
        return new ParameterNotModelled(operation, member);
    }

    /** Insists on text where a word of a fixed list is expected; absent is fine. */
    static void unlessOneOf(String member, @Nullable String value, List<String> words) { // inferred: the text
        if (value != null && !words.contains(value)) {
            throw invalid(member + " must be one of " + words + ", but was " + value + ".");
        }
    }

    /** Insists that a number lies in a documented range; absent is fine. */
    static void unlessBetween(String member, @Nullable Integer value, int min, int max) { // inferred: the text
        if (value != null && (value < min || value > max)) {
            throw invalid(member + " must be between " + min + " and " + max + ".");
        }
    }

    /** Insists that text is not longer than documented; absent is fine. */
    static void ifLonger(String member, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw invalid(member + " longer than " + max + "."); // observed: sibling taskId
        }
    }

    /** Insists on a list that names something. */
    static List<String> ifEmpty(String name, @Nullable List<String> list) { // observed: sibling DescribeTasks
        if (list == null || list.isEmpty()) {
            throw invalid(name + " cannot be empty.");
        }
        return list;
    }

    /** Insists that a list is not longer than documented. */
    static void ifMore(String name, List<?> list, int max) { // observed: siblings DescribeTasks, DescribeServices
        if (list.size() > max) {
            throw invalid(name + " can have at most " + max + " items.");
        }
    }
}
