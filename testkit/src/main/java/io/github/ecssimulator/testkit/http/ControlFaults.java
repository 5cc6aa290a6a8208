package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a fault, and injects it. */
final class ControlFaults {
    private static final List<String> MEMBERS =
            List.of("operation", "agent", "outcome", "error", "by", "times", "until");
    private static final List<String> AGENT_OUTCOMES = List.of("refuse", "fail", "rateLimit", "disconnect", "hang");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.]+");
    private static final List<String> ERROR_MEMBERS = List.of("code", "statusCode", "message");

    private ControlFaults() {}

    static void inject(ControlCall call, EcsSimulator ecs) {
        Members fields = call.members(MEMBERS);
        try {
            if (fields.has("agent")) {
                ecs.inject(ofAgent(fields));
            } else {
                ecs.inject(ofCall(fields, ecs));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ControlException(400, String.valueOf(e.getMessage()));
        }
    }

    private static Fault ofCall(Members fields, EcsSimulator ecs) {
        forbid(fields, "goes with agent only", "until");
        String operation = fields.require("operation").text();
        Collection<String> operations = ecs.api().modelledOperations();
        if (!operations.contains(operation)) {
            throw new ControlException(400, "operation must be one of " + operations + ", not " + operation + ".");
        }
        Fault fault = fault(operation, fields).times(number(fields, "times", 1));
        if (!fault.outcome().delay().isZero() && ecs.clock().followsAnotherClock()) {
            throw new ControlException(409, "The time follows another clock, so no reply can be delayed.");
        }
        return fault;
    }

    private static Fault fault(String operation, Members fields) {
        String outcome = fields.require("outcome").text();
        for (String member : CallOutcome.everyMember()) {
            requireOnlyWith(CallOutcome.with(member), outcome, member, fields);
        }
        return CallOutcome.of(outcome).fault(operation, fields);
    }

    private static AgentFault ofAgent(Members fields) {
        forbid(fields, "goes with operation only", "operation", "by");
        AgentFault fault = fault(part(fields.require("agent").text()), fields);
        Located until = fields.findOrNull("until");
        AgentFault lasting = until == null ? fault : fault.until(ControlCall.instant(until));
        return fields.has("times") ? lasting.times(number(fields, "times", 1)) : lasting;
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
        requireOnlyWith(List.of("refuse"), outcome, "error", fields);
        return switch (outcome) {
            case "refuse" ->
                new AgentFault(part, new AgentFault.Outcome.Refused(error(fields.require("error"))), 1, null);
            case "fail" -> AgentFault.fail(part);
            case "rateLimit" -> AgentFault.rateLimit(part);
            case "disconnect" -> AgentFault.disconnect(part);
            case "hang" -> AgentFault.hang(part);
            default ->
                throw new ControlException(400, "outcome must be one of " + AGENT_OUTCOMES + ", not " + outcome + ".");
        };
    }

    private static void forbid(Members fields, String why, String... members) {
        for (String member : members) {
            if (fields.has(member)) {
                throw new ControlException(400, member + " " + why + ".");
            }
        }
    }

    private static void requireOnlyWith(List<String> needed, String outcome, String member, Members fields) {
        if (fields.has(member) && !needed.contains(outcome)) {
            throw new ControlException(
                    400, member + " goes with the outcome " + String.join(" or ", needed) + " only.");
        }
    }

    static EcsError error(Located told) {
        Members fields = told.object().only(ERROR_MEMBERS);
        String code = fields.require("code").text();
        if (!CODE.matcher(code).matches()) {
            throw new ControlException(400, "code must be letters, digits and dots, not " + code + ".");
        }
        return new EcsError(
                code,
                number(fields, "statusCode", 400),
                fields.require("message").text());
    }

    private static int number(Members fields, String member, int absent) {
        Integer number = fields.countOrNull(member, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return number == null ? absent : number;
    }
}
