package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsError;
import java.io.Serial;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A whole call is refused: the only way, with the checks that several operations share. It leaves the engine as an EcsException that has
 * the request id.
 */
public class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient EcsError error; // caught at once, never serialized

    protected Refused(EcsError error) {
        super(error.message(), null, false, false); // a normal outcome that is caught at once: no stack trace
        this.error = error;
    }

    public EcsError error() {
        return error;
    }

    /** Refuses with an error that is made elsewhere. */
    public static Refused with(EcsError error) {
        return new Refused(error);
    }

    public static Refused invalid(String message) {
        return with(EcsError.invalidParameter(message));
    }

    public static Refused client(String message) {
        return with(EcsError.client(message));
    }

    /** Refuses to make again, in another way, what is there already. */
    public static Refused notIdempotent(String what) { // observed: CreateService; inferred: its siblings
        return invalid("Creation of " + what + " was not idempotent.");
    }

    /** Refuses what shall be made of a task definition that is not there. */
    public static Refused taskDefinitionNotFound() { // observed: CreateService
        return client("TaskDefinition not found.");
    }

    /** Refuses a call on an INACTIVE cluster; which exception that is differs between operations. */
    public static Refused clusterInactive(Function<String, EcsError> error) { // observed: CreateService
        return with(error.apply("The referenced cluster was inactive."));
    }

    /** Refuses with an exception of another name, and status 400. */
    public static Refused of(String code, String message) {
        return with(new EcsError(code, 400, message));
    }

    /** A member, or a value of one, that would change what happens in a way that is not modelled. */
    public static Refused notModelled(String operation, String member) {
        return new NotModelled(operation, member);
    }

    /** Insists on text where a word of a fixed list is expected; absent is fine. */
    public static void unlessOneOf(String member, @Nullable String value, List<String> words) { // inferred: the text
        if (value != null && !words.contains(value)) {
            throw invalid(member + " must be one of " + words + ", but was " + value + ".");
        }
    }

    /** Insists that a number lies in a documented range; absent is fine. */
    public static void unlessBetween(String member, @Nullable Integer value, int min, int max) { // inferred: the text
        if (value != null && (value < min || value > max)) {
            throw invalid(member + " must be between " + min + " and " + max + ".");
        }
    }

    /** Insists that text is not longer than documented; absent is fine. */
    public static void ifLonger(String member, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw invalid(member + " longer than " + max + "."); // observed: sibling taskId
        }
    }

    /** Insists on text that is not blank. */
    public static String ifBlank(String name, @Nullable String value) { // observed: DescribeClusters, in the plural
        if (value == null || value.isBlank()) {
            throw invalid(name + " can not be blank.");
        }
        return value;
    }

    /** Insists on a list that names something. */
    public static List<String> ifEmpty(String name, @Nullable List<String> list) { // observed: sibling DescribeTasks
        if (list == null || list.isEmpty()) {
            throw invalid(name + " cannot be empty.");
        }
        return list;
    }

    /** Insists that a list is not longer than documented. */
    public static void ifMore(
            String name, List<?> list, int max) { // observed: siblings DescribeTasks, DescribeServices
        if (list.size() > max) {
            throw invalid(name + " can have at most " + max + " items.");
        }
    }

    /** A call that asks for something that is not modelled. It is reported again at the end. */
    public static final class NotModelled extends Refused {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String name;

        NotModelled(String operation, String member) {
            // 501 is what HTTP has for this, and no SDK retries it.
            super(new EcsError(
                    "ParameterNotModelledException",
                    501,
                    "ecs-simulator does not model " + member + " of " + operation
                            + ". Leave it out, or test this elsewhere."));
            this.name = operation + " with " + member;
        }

        /** The operation and what of it is not modelled. */
        public String name() {
            return name;
        }
    }
}
