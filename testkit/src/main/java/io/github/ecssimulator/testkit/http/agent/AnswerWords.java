package io.github.ecssimulator.testkit.http.agent;

import org.jspecify.annotations.Nullable;

/** Tells in words what the agent says in JSON, in plain text or by a bare status. */
final class AnswerWords {
    static final String FAILURE = "failure ";

    private AnswerWords() {}

    static String of(AgentAnswer.Response response) {
        if (response.headers().first("Location").isPresent()) {
            return "moved to " + response.headers().first("Location").get();
        }
        if (response.body().length() == 0) {
            return response.status() == 405 ? "this path takes GET and PUT only" : "without a body";
        }
        String type = response.headers().first("Content-Type").orElse("");
        return type.startsWith("application/json")
                ? ofJson(response.body())
                : response.body().toString().strip();
    }

    private static String ofJson(Octets body) {
        try {
            GoJson json = new GoJsonReader(body, null).read();
            return json instanceof GoJson.Structure object ? ofObject(object) : text(json);
        } catch (GoJsonException e) {
            throw new IllegalStateException("The agent wrote what is no JSON: " + body, e);
        }
    }

    private static String ofObject(GoJson.Structure object) {
        if (object.lastOrNull("error") instanceof GoJson.Structure error) {
            return text(error.lastOrNull("Code")) + ": " + text(error.lastOrNull("Message"));
        }
        if (object.lastOrNull("failure") instanceof GoJson.Structure failure) {
            String detail = text(failure.lastOrNull("Detail"));
            return FAILURE + text(failure.lastOrNull("Reason")) + (detail.isEmpty() ? "" : ": " + detail);
        }
        if (object.lastOrNull("protection") instanceof GoJson.Structure protection) {
            String until = text(protection.lastOrNull("ExpirationDate"));
            boolean enabled = new GoJson.Bool(true).equals(protection.lastOrNull("ProtectionEnabled"));
            return enabled ? "protected until " + until : "unprotected";
        }
        return "ok";
    }

    private static String text(@Nullable GoJson json) {
        return json instanceof GoJson.Text text ? text.value() : "";
    }
}
