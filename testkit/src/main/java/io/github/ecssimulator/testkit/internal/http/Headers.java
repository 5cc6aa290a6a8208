package io.github.ecssimulator.testkit.internal.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of an HTTP header in their order; names compare without regard to case. */
public record Headers(List<Field> fields) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    public Headers {
        fields = List.copyOf(fields);
    }

    /** Makes a header from names and values in turn. */
    public static Headers of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    public Optional<String> first(String name) {
        return named(name).findFirst();
    }

    public List<String> all(String name) {
        return named(name).toList();
    }

    private Stream<String> named(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value);
    }

    /** What the field Date says. */
    public static String date(Instant at) {
        return DATE.format(at);
    }

    /** One line: the name as sent, and the value without white space around it. */
    public record Field(String name, String value) {}
}
