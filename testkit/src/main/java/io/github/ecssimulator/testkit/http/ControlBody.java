package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import io.github.ecssimulator.testkit.internal.json.Located.Place;
import io.github.ecssimulator.testkit.internal.json.Located.Source;
import io.github.ecssimulator.testkit.internal.json.LocatedReader;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * The body of a request to the control.
 *
 * @param text what it holds
 */
record ControlBody(String text) implements Source {

    /** Reads an object all of whose members are among the known ones: a typing error must not pass for success. */
    static Members read(Octets body, Collection<String> known) {
        return LocatedReader.read(new ControlBody(decoded(body))).object().only(known);
    }

    static String decoded(Octets body) {
        byte[] bytes = body.toByteArray();
        try {
            return JsonText.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new ControlException(400, "The body " + JsonText.notUtf8(bytes) + ".");
        }
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
        String subject = place.path().equals("$") ? "The body" : place.path().replaceFirst("^\\$\\.?", "");
        return new ControlException(400, where + subject + " " + reason + (reason.endsWith("?") ? "" : "."));
    }
}
