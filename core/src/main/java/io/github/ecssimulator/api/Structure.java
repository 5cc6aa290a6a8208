package io.github.ecssimulator.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A structure of the ECS API that is kept as it was given, such as a volume of a task definition. What it holds has no effect
 * on what happens, so it has no record of its own; the answers show it again.
 *
 * <pre>{@code
 * Structure.of("name", "data", "host", Structure.of("sourcePath", "/srv"))
 * }</pre>
 *
 * @param members the members by ECS's own names, in the order they were given: text, {@code Boolean}, {@code Long},
 *     {@code Double}, structures, and lists of these
 */
public record Structure(Map<String, Object> members) {

    /**
     * Copies the members. A whole number becomes a {@code Long}, another one a {@code Double}, and a map a structure, so that
     * two structures are equal whichever door they came through.
     *
     * @throws IllegalArgumentException if a member is nothing that the ECS API has
     */
    public Structure {
        Map<String, Object> copies = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                copies.put(name, copied(value));
            }
        });
        members = Collections.unmodifiableMap(copies);
    }

    /**
     * {@return a structure of these members}
     *
     * @param namesAndValues names and values in turn; a value that is {@code null} is left out
     * @throws IllegalArgumentException if a name has no value, or a value is nothing that the ECS API has
     */
    public static Structure of(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Each member is a name and a value, but the last name has none.");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return new Structure(members);
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, each) -> members.put(String.valueOf(name), each)); // the constructor leaves null out
            return new Structure(members);
        }
        if (value instanceof List<?> list) {
            List<Object> copies = new ArrayList<>(list.size());
            list.forEach(each -> copies.add(copied(each)));
            return Collections.unmodifiableList(copies);
        }
        return scalar(value);
    }

    private static Object scalar(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return Copies.plain(number.doubleValue());
        }
        if (value instanceof Double number) {
            return Copies.plain(number);
        }
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Structure) {
            return value;
        }
        throw new IllegalArgumentException("A structure of ECS cannot hold " + value + ".");
    }

    /** {@return the member of this name that is text, or {@code null} if there is none} */
    public @Nullable String text(String name) {
        return members.get(name) instanceof String text ? text : null;
    }
}
