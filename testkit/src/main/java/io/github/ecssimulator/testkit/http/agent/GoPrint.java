package io.github.ecssimulator.testkit.http.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Prints a JSON value as Go's {@code %v} prints the maps and slices it decodes to. */
final class GoPrint {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Object> pending = new ArrayDeque<>();

    private GoPrint() {}

    /** Prints a value. Source: observed: agent transcripts get-200-string, get-failures-not-array. */
    static String value(GoJson value) {
        GoPrint print = new GoPrint();
        print.pending.push(value);
        while (!print.pending.isEmpty()) {
            Object next = print.pending.pop();
            if (next instanceof GoJson json) {
                print.append(json);
            } else {
                print.out.append(next);
            }
        }
        return print.out.toString();
    }

    /** Appends a scalar, or puts the pieces of a container, last first, on the stack of what is still to print. */
    private void append(GoJson json) {
        if (json instanceof GoJson.Array array) {
            pending.push("]");
            for (int i = array.elements().size() - 1; i >= 0; i--) {
                pending.push(array.elements().get(i));
                pending.push(i == 0 ? "[" : " ");
            }
            if (array.elements().isEmpty()) {
                pending.push("[");
            }
        } else if (json instanceof GoJson.Structure structure) {
            appendMap(structure);
        } else {
            out.append(scalar(json));
        }
    }

    private void appendMap(GoJson.Structure structure) {
        TreeMap<String, GoJson> members = new TreeMap<>();
        structure.members().forEach(member -> members.put(member.name(), member.value()));
        pending.push("]");
        String first = members.isEmpty() ? "" : members.firstKey();
        for (Map.Entry<String, GoJson> member : members.descendingMap().entrySet()) {
            pending.push(member.getValue());
            pending.push((member.getKey().equals(first) ? "" : " ") + member.getKey() + ":");
        }
        pending.push("map[");
    }

    private static String scalar(GoJson json) {
        if (json instanceof GoJson.Text text) {
            return text.value();
        }
        if (json instanceof GoJson.Numeral number) {
            return number.literal();
        }
        return json instanceof GoJson.Bool bool ? Boolean.toString(bool.value()) : "<nil>";
    }
}
