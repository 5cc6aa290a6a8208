package io.github.ecssimulator;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.internal.operation.FaultPlan;
import io.github.ecssimulator.internal.operation.Inputs;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;

/**
 * What a test relied on that was not there.
 *
 * @param inputs what came into the world
 */
record Leftovers(Inputs inputs) {

    void requireNone() {
        SortedMap<String, Integer> missed = inputs.missed();
        List<String> unused = inputs.ofFaults(FaultPlan::unused);
        StringJoiner complaints = new StringJoiner(" ");
        if (!missed.isEmpty()) {
            complaints.add("Operations were called that ecs-simulator does not model: " + missed + ". It models "
                    + String.join(", ", EcsRequest.operations()) + ".");
        }
        if (!unused.isEmpty()) {
            complaints.add("Faults were injected that no call met: " + unused + ".");
        }
        if (complaints.length() > 0) {
            throw new AssertionError(complaints.toString());
        }
    }
}
