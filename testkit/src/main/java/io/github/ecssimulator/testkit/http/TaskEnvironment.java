package io.github.ecssimulator.testkit.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables by which the code in a task finds its agent and ECS. */
final class TaskEnvironment {
    private TaskEnvironment() {}

    /** Source: documented: TSIPE (ECS_AGENT_URI), task metadata endpoint version 4, AWS SDKs reference guide. */
    static Map<String, String> of(URI endpoint, String region, String endpointId, boolean hasRole) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ECS_AGENT_URI", endpoint + "/api/" + endpointId);
        variables.put("ECS_CONTAINER_METADATA_URI_V4", endpoint + "/v4/" + endpointId);
        variables.put("AWS_ENDPOINT_URL_ECS", endpoint.toString());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region); // what the AWS CLI reads
        if (hasRole) {
            variables.put("AWS_ACCESS_KEY_ID", "simulated-access-key");
            variables.put("AWS_SECRET_ACCESS_KEY", "simulated-secret-key");
            variables.put("AWS_SESSION_TOKEN", "simulated-session-token");
        }
        return Collections.unmodifiableMap(variables);
    }
}
