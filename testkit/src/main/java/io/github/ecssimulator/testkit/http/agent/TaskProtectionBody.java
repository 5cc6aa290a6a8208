package io.github.ecssimulator.testkit.http.agent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decoded body of a PUT.
 *
 * @param protectionEnabled the member {@code ProtectionEnabled}; {@code null} if absent or null
 * @param expiresInMinutes the member {@code ExpiresInMinutes}; {@code null} if absent or null
 */
record TaskProtectionBody(
        @Nullable Boolean protectionEnabled, @Nullable Long expiresInMinutes) {
    private static final TaskProtectionBody NOTHING = new TaskProtectionBody(null, null);

    /** Decodes a JSON value; empty if Go's decoder refuses it. Source: observed: agent transcripts update-refused. */
    static Optional<TaskProtectionBody> decode(GoJson json) {
        if (json instanceof GoJson.Null) {
            return Optional.of(NOTHING);
        }
        if (!(json instanceof GoJson.Structure structure)) {
            return Optional.empty();
        }
        Optional<TaskProtectionBody> body = Optional.of(NOTHING);
        for (GoJson.Member member : structure.members()) {
            body = body.flatMap(so -> so.with(member.name(), member.value()));
        }
        return body;
    }

    private Optional<TaskProtectionBody> with(String name, GoJson value) {
        if (GoText.equalFold(name, "ProtectionEnabled")) {
            return withProtectionEnabled(value);
        }
        if (GoText.equalFold(name, "ExpiresInMinutes")) {
            return withExpiresInMinutes(value);
        }
        return Optional.empty();
    }

    private Optional<TaskProtectionBody> withProtectionEnabled(GoJson value) {
        if (value instanceof GoJson.Null) {
            return Optional.of(new TaskProtectionBody(null, expiresInMinutes));
        }
        return value instanceof GoJson.Bool bool
                ? Optional.of(new TaskProtectionBody(bool.value(), expiresInMinutes))
                : Optional.empty();
    }

    private Optional<TaskProtectionBody> withExpiresInMinutes(GoJson value) {
        if (value instanceof GoJson.Null) {
            return Optional.of(new TaskProtectionBody(protectionEnabled, null));
        }
        if (!(value instanceof GoJson.Numeral number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TaskProtectionBody(protectionEnabled, Long.valueOf(number.literal())));
        } catch (NumberFormatException notInt64) {
            return Optional.empty(); // a fraction, an exponent, or more than 64 bits
        }
    }

    /** Returns the minutes as the agent sends them: cut to 32 bits. Source: observed: put-true-2pow32-plus-60. */
    @Nullable
    Integer expiresInMinutesSent() {
        return expiresInMinutes == null ? null : expiresInMinutes.intValue();
    }
}
