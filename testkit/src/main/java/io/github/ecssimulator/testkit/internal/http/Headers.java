package io.github.ecssimulator.testkit.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The lines of an HTTP header in their order; names compare without regard to case.
 *
 * @param fields the lines
 */
public record Headers(List<Field> fields) {

    public Headers {
        fields = List.copyOf(Objects.requireNonNull(fields, "fields"));
    }

    /** Makes a header from names and values in turn. */
    public static Headers of(String... namesAndValues) {
        if (Objects.requireNonNull(namesAndValues, "namesAndValues").length % 2 != 0) {
            throw new IllegalArgumentException("A header needs a value for each name.");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    public List<String> all(String name) {
        Objects.requireNonNull(name, "name");
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return List.copyOf(values);
    }

    /**
     * One line.
     *
     * @param name the name as sent
     * @param value the value without white space around it
     */
    public record Field(String name, String value) {
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }
}
