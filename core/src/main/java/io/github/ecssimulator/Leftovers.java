package io.github.ecssimulator;

import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.Journal;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a test relied on that was not there.
 *
 * @param journal what happened
 * @param modelled the names of the operations there are
 * @param unused the injected faults that no call or request met, in words
 */
record Leftovers(Journal journal, Set<String> modelled, List<String> unused) {

    void requireNone() {
        TreeMap<String, Long> refused = journal.events(CallEvent.NotModelled.class)
                .collect(Collectors.groupingBy(
                        call -> call.operation() + " (" + call.caller() + ")", TreeMap::new, Collectors.counting()));
        StringJoiner complaints = new StringJoiner(" ");
        if (!refused.isEmpty()) {
            complaints.add("Operations were called that ecs-simulator does not model: " + refused + ". It models "
                    + String.join(", ", modelled) + ".");
        }
        if (!unused.isEmpty()) {
            complaints.add("Faults were injected that no call met: " + unused + ".");
        }
        if (complaints.length() > 0) {
            throw new AssertionError(complaints.toString());
        }
    }
}
