package io.github.ecssimulator.testkit.http.agent;

import java.util.Objects;

/**
 * One line of an HTTP header.
 *
 * @param name the name as sent
 * @param value the value without white space around it
 */
public record HeaderField(String name, String value) {

    public HeaderField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
