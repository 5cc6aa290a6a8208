package io.github.ecssimulator.testkit.http.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the output of both operations from JSON, by exact names, with the SDK's messages. */
final class TaskProtectionAnswer {
    private final GoJson answer;

    TaskProtectionAnswer(GoJson answer) {
        this.answer = answer;
    }

    EcsOutcome read() throws ShapeException {
        List<EcsOutcome.Protection> protections = new ArrayList<>();
        for (GoJson task : list(member(answer, "protectedTasks"))) {
            protections.add(protection(task));
        }
        List<EcsOutcome.TaskFailure> failures = new ArrayList<>();
        for (GoJson failure : list(member(answer, "failures"))) {
            failures.add(failure(failure));
        }
        return new EcsOutcome.Answered(List.copyOf(protections), List.copyOf(failures));
    }

    private static EcsOutcome.Protection protection(GoJson task) throws ShapeException {
        String expirationDate = date(member(task, "expirationDate"));
        boolean enabled = bool(member(task, "protectionEnabled"));
        return new EcsOutcome.Protection(text(member(task, "taskArn")), enabled, expirationDate);
    }

    private static EcsOutcome.TaskFailure failure(GoJson failure) throws ShapeException {
        String arn = text(member(failure, "arn"));
        String detail = text(member(failure, "detail"));
        return new EcsOutcome.TaskFailure(arn, detail, text(member(failure, "reason")));
    }

    /** Returns a member that is there and not null; a null structure has none. */
    private static @Nullable GoJson member(GoJson json, String name) throws ShapeException {
        if (json instanceof GoJson.Null) {
            return null;
        }
        if (!(json instanceof GoJson.Structure structure)) {
            throw new ShapeException("unexpected JSON type " + GoPrint.value(json));
        }
        GoJson value = structure.lastOrNull(name);
        return value instanceof GoJson.Null ? null : value;
    }

    private static List<GoJson> list(@Nullable GoJson json) throws ShapeException {
        if (json == null) {
            return List.of();
        }
        if (json instanceof GoJson.Array array) {
            return array.elements();
        }
        throw new ShapeException("unexpected JSON type " + GoPrint.value(json));
    }

    private static @Nullable String text(@Nullable GoJson json) throws ShapeException {
        if (json == null) {
            return null;
        }
        if (json instanceof GoJson.Text text) {
            return text.value();
        }
        throw new ShapeException("expected String to be of type string, got " + json.goType() + " instead");
    }

    private static boolean bool(@Nullable GoJson json) throws ShapeException {
        if (json == null) {
            return false;
        }
        if (json instanceof GoJson.Bool bool) {
            return bool.value();
        }
        throw new ShapeException("expected Boolean to be of type *bool, got " + json.goType() + " instead");
    }

    private static @Nullable String date(@Nullable GoJson json) throws ShapeException {
        if (json == null) {
            return null;
        }
        if (!(json instanceof GoJson.Numeral number)) {
            throw new ShapeException("expected Timestamp to be a JSON Number, got " + json.goType() + " instead");
        }
        double epochSeconds = Double.parseDouble(number.literal());
        if (Double.isInfinite(epochSeconds)) {
            throw new ShapeException(
                    "strconv.ParseFloat: parsing " + GoQuote.json(number.literal()) + ": value out of range");
        }
        return GoTime.format(epochSeconds);
    }
}
