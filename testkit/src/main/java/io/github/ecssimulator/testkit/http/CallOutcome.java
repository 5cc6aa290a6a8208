package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** What the control can make of calls: its name there, the members that it needs, and no other has, and the fault. */
@SuppressWarnings("ImmutableEnumChecker") // lists of names, and functions that keep nothing
enum CallOutcome {
    REFUSE(
            "refuse",
            List.of("error"),
            (operation, fields) -> Fault.refuse(operation, ControlFaults.error(fields.require("error")))),
    LOSE_REPLY("loseReply", List.of(), (operation, fields) -> Fault.loseReply(operation)),
    DELAY(
            "delay",
            List.of("by"),
            (operation, fields) -> Fault.delay(operation, ControlCall.duration(fields.require("by"))));

    private final String told;
    private final List<String> members;
    private final BiFunction<String, Members, Fault> reader;

    CallOutcome(String told, List<String> members, BiFunction<String, Members, Fault> reader) {
        this.told = told;
        this.members = members;
        this.reader = reader;
    }

    /** Every member that some of them need. */
    static List<String> everyMember() {
        return Arrays.stream(values())
                .flatMap(outcome -> outcome.members.stream())
                .distinct()
                .toList();
    }

    /** The names of all. */
    static List<String> names() {
        return Arrays.stream(values()).map(CallOutcome::told).toList();
    }

    /** The names of those that need a member. */
    static List<String> with(String member) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.members.contains(member))
                .map(CallOutcome::told)
                .toList();
    }

    static CallOutcome of(String told) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.told.equals(told))
                .findFirst()
                .orElseThrow(() -> {
                    int last = names().size() - 1;
                    return new ControlException(
                            400,
                            "outcome must be one of "
                                    + String.join(", ", names().subList(0, last))
                                    + " and " + names().get(last) + ", not " + told + ".");
                });
    }

    String told() {
        return told;
    }

    List<String> members() {
        return members;
    }

    Fault fault(String operation, Members fields) {
        return reader.apply(operation, fields);
    }
}
