package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Reads a fault of the agent. */
final class ControlAgentFaults {
    private static final List<String> OUTCOMES = List.of("refuse", "fail", "rateLimit", "disconnect", "hang");

    private ControlAgentFaults() {}

    static AgentFault read(Members fields) {
        ControlFaults.forbid(fields, "goes with operation only", "operation", "by");
        AgentFault fault = fault(part(fields.require("agent").text()), fields);
        String until = fields.textOrNull("until");
        AgentFault lasting = until == null ? fault : fault.until(Instant.parse(until));
        return fields.has("times") ? lasting.times(ControlFaults.number(fields, "times", 1)) : lasting;
    }

    private static AgentPart part(String name) {
        return Arrays.stream(AgentPart.values())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ControlException(
                        400, "agent must be one of " + Arrays.toString(AgentPart.values()) + ", not " + name + "."));
    }

    private static AgentFault fault(AgentPart part, Members fields) {
        String outcome = fields.require("outcome").text();
        ControlFaults.requireOnlyWith("refuse", outcome, "error", fields);
        return switch (outcome) {
            case "refuse" -> new AgentFault(part, new AgentFault.Outcome.Refused(ControlFaults.error(fields)), 1, null);
            case "fail" -> AgentFault.fail(part);
            case "rateLimit" -> AgentFault.rateLimit(part);
            case "disconnect" -> AgentFault.disconnect(part);
            case "hang" -> AgentFault.hang(part);
            default -> throw new ControlException(400, "outcome must be one of " + OUTCOMES + ", not " + outcome + ".");
        };
    }
}
