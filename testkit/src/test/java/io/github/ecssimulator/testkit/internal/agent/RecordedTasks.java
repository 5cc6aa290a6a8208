package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.Optional;

/** The tasks of the recorded agent, and metadata of one more. */
final class RecordedTasks implements AgentTasks {
    private static final String ARN_PREFIX = "arn:aws:ecs:us-west-2:123456789012:task/media/";

    @Override
    public Lookup find(String endpointId) {
        return switch (endpointId) {
            case "8c2f5b7e-3d4a-4f1b-9e60-1a2b3c4d5e6f" ->
                new Known(ARN_PREFIX + "7f3c1a9e5b2d4c6f8091a2b3c4d5e6f7", "media", true);
            case "11111111-2222-4333-8444-555555555555" ->
                new Known(ARN_PREFIX + "00000000000000000000000000000001", "media", false);
            case "22222222-3333-4444-8555-666666666666" ->
                new Known(ARN_PREFIX + "00000000000000000000000000000002", "media", false);
            case "33333333-4444-4555-8666-777777777777" -> new FetchFailure();
            default -> new Unknown();
        };
    }

    @Override
    public Optional<Octets> metadata(String endpointId, String part) {
        return endpointId.equals("x") ? Optional.of(Octets.utf8("{}" + part)) : Optional.empty();
    }
}
