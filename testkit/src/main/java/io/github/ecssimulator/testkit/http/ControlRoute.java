package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One operation of the control. Its template is the path as OpenAPI writes it; at most one segment is a variable. */
record ControlRoute(String method, String template, List<String> parameters, Action action) {

    ControlRoute(String method, String template, Action action) {
        this(method, template, List.of(), action);
    }

    /** Returns the value of the variable in a path, or an empty text without one; empty for another path. */
    Optional<String> match(String path) {
        Matcher matcher = Pattern.compile(template.replaceAll("\\{[^}]*}", "(arn:.+|[^/]+)"))
                .matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.groupCount() == 0 ? "" : ControlCall.decoded(matcher.group(1)));
    }

    /** What an operation does. */
    @FunctionalInterface
    interface Action {
        Content answer(ControlCall call);
    }

    /** What it says, and the lines of the header that tell of what type that is. */
    record Content(Map<String, String> headers, Octets body) {
        static Content json(Map<String, ? extends @Nullable Object> members) {
            return json(Answers.json(members));
        }

        static Content json(Octets text) {
            return new Content(Answers.JSON, text);
        }
    }
}
