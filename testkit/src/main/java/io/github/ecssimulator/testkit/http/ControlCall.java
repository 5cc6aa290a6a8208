package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import io.github.ecssimulator.testkit.internal.json.Located.Place;
import io.github.ecssimulator.testkit.internal.json.Located.Source;
import io.github.ecssimulator.testkit.internal.json.LocatedReader;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to the control that has found its route.
 *
 * @param request the request
 * @param variable what stands in its path where the route has a variable
 * @param query the values of each parameter, in their order; commas part values, too
 */
record ControlCall(IncomingRequest request, String variable, Map<String, List<String>> query) {

    /** Reads the query of a target. A parameter that is not known is refused: a typing error must not pass for success. */
    static Map<String, List<String>> query(String target, Collection<String> known) {
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
        return values;
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

    List<String> all(String parameter) {
        return query.getOrDefault(parameter, List.of());
    }

    /** Tells whether a switch is on; it is off where it is not given. */
    boolean isOn(String parameter) {
        List<String> given = all(parameter);
        if (given.isEmpty() || given.equals(List.of("false"))) {
            return false;
        }
        if (given.equals(List.of("true"))) {
            return true;
        }
        throw new ControlException(400, parameter + " must be true or false, not " + String.join(",", given) + ".");
    }

    /** The body as text. */
    String body() {
        byte[] bytes = request.body().bytes().toByteArray();
        try {
            return JsonText.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new ControlException(400, "The body " + JsonText.notUtf8(bytes) + ".");
        }
    }

    /** The body as an object all of whose members are among the known ones. */
    Members members(Collection<String> known) {
        return LocatedReader.read(new Body(body())).object().only(known);
    }

    /** Reads an instant; the library's own words for one that is none name its classes. */
    static Instant instant(Located value) {
        try {
            return Instant.parse(value.text());
        } catch (DateTimeException e) {
            throw value.wrongType("an instant such as 2024-01-01T00:00:00Z");
        }
    }

    static Duration duration(Located value) {
        try {
            return Duration.parse(value.text());
        } catch (DateTimeException e) {
            throw value.wrongType("a duration such as PT20S");
        }
    }

    private record Body(String text) implements Source {
        @Override
        public String name() {
            return "body";
        }

        @Override
        public String form() {
            return "body";
        }

        @Override
        public ControlException refusal(Place place, String reason) {
            String where = place.line() == 1 ? "" : "Line " + place.line() + ", column " + place.column() + ": ";
            String subject =
                    place.path().equals("$") ? "The body" : place.path().replaceFirst("^\\$\\.?", "");
            return new ControlException(400, where + subject + " " + reason + (reason.endsWith("?") ? "" : "."));
        }
    }
}
