package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.model.NearestName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The query of a request to the control.
 *
 * @param values the values of each parameter, in their order; commas part values, too
 */
record ControlQuery(Map<String, List<String>> values) {

    /** Reads a query all of whose parameters are among the known ones: a typing error must not pass for success. */
    static ControlQuery read(String target, Collection<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int mark = target.indexOf('?');
        for (String pair : (mark < 0 ? "" : target.substring(mark + 1)).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            if (!pair.isEmpty()) {
                requireKnown("parameter", name, known);
                values.computeIfAbsent(name, each -> new ArrayList<>())
                        .addAll(List.of(
                                decoded(parts.length > 1 ? parts[1] : "").split(",", -1)));
            }
        }
        return new ControlQuery(values);
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ControlException(400, "The target has a percent sign that no two hex digits follow.");
        }
    }

    static String requireKnown(String what, String name, Collection<String> known) {
        if (known.contains(name)) {
            return name;
        }
        throw new ControlException(
                400,
                "There is no " + what + " \"" + name + "\""
                        + NearestName.of(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(known.isEmpty() ? "." : "; there are " + String.join(", ", known) + "."));
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Tells whether a switch is on; it is off where it is not given. */
    boolean isOn(String name) {
        List<String> given = all(name);
        if (given.isEmpty() || given.equals(List.of("false"))) {
            return false;
        }
        if (given.equals(List.of("true"))) {
            return true;
        }
        throw new ControlException(400, name + " must be true or false, not " + String.join(",", given) + ".");
    }
}
