package io.github.ecssimulator.journal;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests and responses in few words. */
final class CallText {
    private static final int TASK_ID_LENGTH = 32;
    private static final int ENOUGH_OF_AN_ID = 8;
    private static final int ENOUGH_OF_A_LIST = 5;

    private CallText() {}

    static String of(EcsRequest<?> request) {
        if (request instanceof UpdateTaskProtection.Request update) {
            return request.operation() + "(" + tasks(update.tasks()) + ", protectionEnabled="
                    + update.protectionEnabled()
                    + (update.expiresInMinutes() == null ? "" : ", expiresInMinutes=" + update.expiresInMinutes())
                    + ")";
        }
        if (request instanceof GetTaskProtection.Request get) {
            return request.operation() + "(" + tasks(get.tasks()) + ")";
        }
        return request.operation() + "(" + members(request) + ")";
    }

    static String of(EcsResponse response) {
        if (response instanceof UpdateTaskProtection.Response update) {
            return outcome(update.protectedTasks(), update.failures());
        }
        if (response instanceof GetTaskProtection.Response get) {
            return outcome(get.protectedTasks(), get.failures());
        }
        return content(response);
    }

    private static String outcome(List<ProtectedTask> answered, List<Failure> failures) {
        List<String> parts = new ArrayList<>();
        for (ProtectedTask task : answered) {
            parts.add(shortName(task.taskArn())
                    + (task.protectionEnabled() ? " protected until " + task.expirationDate() : " unprotected"));
        }
        for (Failure failure : failures) {
            parts.add(shortName(String.valueOf(failure.arn())) + " " + failure.reason());
        }
        return parts.isEmpty() ? "no tasks" : String.join(", ", parts);
    }

    private static String tasks(@Nullable List<String> tasks) {
        if (tasks == null || tasks.isEmpty()) {
            return "no tasks";
        }
        return String.join(", ", tasks.stream().map(CallText::shortName).toList());
    }

    private static String shortName(String idOrArn) {
        String id = idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
        return id.length() > 8 ? id.substring(0, 8) : id;
    }

    /** Names the members that are set: text, numbers and lists of text with their values, structures by their name. */
    static String members(Object request) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent member : request.getClass().getRecordComponents()) {
            Object value = value(member, request);
            if (value != null) {
                parts.add(isPlain(value) ? member.getName() + "=" + shortened(value) : member.getName());
            }
        }
        return String.join(", ", parts);
    }

    /** Names what is in a response: resources by the last part of their ARN, failures, and whether there is more. */
    static String content(Object response) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent member : response.getClass().getRecordComponents()) {
            Object value = value(member, response);
            if (member.getName().equals("nextToken")) {
                parts.addAll(value == null ? List.of() : List.of("more to come"));
            } else if (value instanceof List<?> list) {
                parts.addAll(named(list));
            } else if (value != null) {
                parts.add(named(value));
            }
        }
        return parts.isEmpty() ? "ok" : String.join(", ", parts);
    }

    /** The texts in some members of a request. */
    static Stream<String> texts(Object request, Set<String> members) {
        return Arrays.stream(request.getClass().getRecordComponents())
                .filter(member -> members.contains(member.getName()))
                .map(member -> value(member, request))
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.ofNullable(value))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static List<String> named(List<?> list) {
        List<String> names = new ArrayList<>(
                list.stream().limit(ENOUGH_OF_A_LIST).map(CallText::named).toList());
        if (list.size() > ENOUGH_OF_A_LIST) {
            names.add((list.size() - ENOUGH_OF_A_LIST) + " others");
        }
        return names;
    }

    private static String named(Object value) {
        if (value instanceof Failure failure) {
            return lastPart(String.valueOf(failure.arn())) + " " + failure.reason();
        }
        if (value instanceof Tag tag) {
            return tag.key() + "=" + tag.value();
        }
        if (value instanceof String text) {
            return lastPart(text);
        }
        String type = value.getClass().getSimpleName();
        for (RecordComponent member : value.getClass().getRecordComponents()) {
            if (isOwnArn(member.getName(), type) && value(member, value) instanceof String arn) {
                return lastPart(arn);
            }
        }
        return type;
    }

    /** A task has a taskArn of its own, and the ARNs of what it belongs to. */
    private static boolean isOwnArn(String member, String type) {
        return member.endsWith("Arn") && type.regionMatches(true, 0, member, 0, member.length() - "Arn".length());
    }

    private static boolean isPlain(Object value) {
        return value instanceof List<?> list
                ? list.stream().allMatch(String.class::isInstance)
                : !value.getClass().isRecord();
    }

    private static Object shortened(Object value) {
        if (value instanceof List<?> list) {
            return named(list);
        }
        return value instanceof String text ? lastPart(text) : value;
    }

    private static String lastPart(String text) {
        String last = text.startsWith("arn:") ? text.substring(text.lastIndexOf('/') + 1) : text;
        return last.length() == TASK_ID_LENGTH ? last.substring(0, ENOUGH_OF_AN_ID) : last;
    }

    private static @Nullable Object value(RecordComponent member, Object record) {
        try {
            return member.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The member " + member + " cannot be read", e);
        }
    }
}
