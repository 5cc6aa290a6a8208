package io.github.ecssimulator.junit5;

import io.github.ecssimulator.model.ArnScope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Turns one annotation into settings, and tells which attribute is wrong. */
final class SettingsParser {
    private final EcsSimulatorSettings annotation;
    private final Class<?> near;
    private final String where;

    SettingsParser(EcsSimulatorSettings annotation, Class<?> near, String where) {
        this.annotation = annotation;
        this.near = near;
        this.where = where;
    }

    Settings parse() {
        return new Settings(
                startAt(),
                region(),
                account(),
                single("seed", box(annotation.seed())),
                single("life", annotation.life()),
                single("client", annotation.client()),
                fixture());
    }

    private @Nullable FixtureResources fixture() {
        List<String> names = List.of(annotation.fixture());
        if (names.stream().anyMatch(String::isBlank)) {
            throw wrong("fixture", String.join(", ", names), "Write names of resources, such as media.json.", null);
        }
        return names.isEmpty() ? null : new FixtureResources(near, names);
    }

    private @Nullable Instant startAt() {
        String text = annotation.startAt();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("startAt", text, "Write an instant in ISO 8601, such as 2024-01-01T00:00:00Z.", e);
        }
    }

    private @Nullable String region() {
        String region = annotation.region();
        return region.isEmpty() ? null : checked("region", region, region, "000000000000");
    }

    private @Nullable String account() {
        String account = annotation.account();
        return account.isEmpty() ? null : checked("account", account, "us-east-1", account);
    }

    private String checked(String attribute, String value, String region, String account) {
        try {
            new ArnScope("aws", region, account);
            return value;
        } catch (IllegalArgumentException e) {
            throw wrong(attribute, value, e.getMessage(), e);
        }
    }

    private <T> @Nullable T single(String attribute, T[] values) {
        if (values.length > 1) {
            throw wrong(attribute, Arrays.toString(values), "Write one value.", null);
        }
        return values.length == 0 ? null : values[0];
    }

    private static Long[] box(long[] values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }

    private ExtensionConfigurationException wrong(
            String attribute, String value, @Nullable String hint, @Nullable Throwable cause) {
        return new ExtensionConfigurationException(
                "@EcsSimulatorSettings(" + attribute + ") on " + where + " cannot be \"" + value + "\". " + hint,
                cause);
    }
}
