package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureThresholdTest {

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "5, 3", "6, 3", "7, 4", "8, 4", "9, 5", "25, 13", "400, 200", "401, 200", "800, 200"})
    void failureThreshold_isHalfOfTheTasks_roundedUp_between3And200(int desiredCount, int failures) {
        // documented: deployment circuit breaker
        assertThat(ServiceDeploymentState.failureThreshold(desiredCount)).isEqualTo(failures);
    }
}
