package io.github.ecssimulator.testkit.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.fault.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsRequest;

/** Holds what the core knows of the names of ECS to the SDK. */
class OperationNamesTest {

    @Test
    void fault_everyOperationOfTheSdk_isKnownAsOneOfEcs() {
        TreeSet<String> operations = new TreeSet<>();
        Arrays.stream(EcsClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && EcsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && !method.getName().endsWith("Paginator"))
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1))
                .forEach(operations::add);

        assertThat(operations)
                .hasSizeGreaterThan(50)
                .allSatisfy(operation -> assertThat(answer(operation)).doesNotContain("ECS has no operation"));
    }

    private static String answer(String operation) {
        try {
            return Fault.loseReply(operation).toString();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
