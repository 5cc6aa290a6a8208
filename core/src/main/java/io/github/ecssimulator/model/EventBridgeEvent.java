package io.github.ecssimulator.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event in the shape in which Amazon EventBridge delivers it. Source: documented: ecs_cwe_events.
 *
 * @param id the id, a UUID
 * @param detailType the kind, such as {@code ECS Task State Change}
 * @param account the account, twelve digits
 * @param time when it happened, in simulated time
 * @param region the Region
 * @param resources the ARN of the task or service
 * @param detail the members of the kind, in order; values are text
 */
public record EventBridgeEvent(
        String id,
        String detailType,
        String account,
        Instant time,
        String region,
        List<String> resources,
        Map<String, Object> detail) {

    public EventBridgeEvent {
        resources = List.copyOf(resources);
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /** {@return who sends it: {@code aws.ecs}} */
    public String source() {
        return "aws.ecs";
    }

    @Override
    public String toString() {
        return VisibleText.of(this);
    }
}
