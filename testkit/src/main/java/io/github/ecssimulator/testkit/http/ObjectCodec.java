package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object that the control was sent. */
final class ObjectCodec {
    private final JsonNode node;

    private ObjectCodec(JsonNode node) {
        this.node = node;
    }

    /** Reads an object all of whose members are among the known ones. */
    static ObjectCodec of(JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new ControlException(400, "The body must be a JSON object with members of " + known + ".");
        }
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ControlException(400, "Unknown members " + unknown + "; known are " + known + ".");
        }
        return new ObjectCodec(node);
    }

    /** Tells whether a member is there and not null. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    @Nullable
    String textOrNull(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new ControlException(400, name + " must be a string.");
        }
        return value.textValue();
    }

    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw new ControlException(400, name + " is missing.");
        }
        return value;
    }

    int number(String name, int absent) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new ControlException(400, name + " must be a whole number.");
        }
        return value.intValue();
    }

    ObjectCodec object(String name, Set<String> known) {
        JsonNode value = node.get(name);
        if (value == null || !value.isObject()) {
            throw new ControlException(400, name + " must be an object with members of " + known + ".");
        }
        return of(value, known);
    }
}
