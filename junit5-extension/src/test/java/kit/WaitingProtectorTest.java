package kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.Resources.SYSTEM_OUT;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;

/** A protector that waits for ever holds up no build, wherever it waits, and the red line says where that is. */
@ResourceLock(SYSTEM_OUT)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingProtectorTest {
    private static final String LONG_JOB = "job_longerThanTheWindow_keepsItsTask";
    private static final String STOP_SIGNAL = "stopSignal_whileWorking_endsTheJobInOrder";

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(
                        WaitingGuards.InRenewalTestCases.class, LONG_JOB, "what the protector does as time passes"),
                Arguments.of(
                        WaitingGuards.EachSecondTestCases.class, LONG_JOB, "what the protector does as time passes"),
                Arguments.of(WaitingGuards.InHeartbeatTestCases.class, LONG_JOB, "heartbeat"),
                Arguments.of(WaitingGuards.InStoppingTestCases.class, STOP_SIGNAL, "stopping"),
                Arguments.of(WaitingGuards.InCloseTestCases.class, LONG_JOB, "close"),
                Arguments.of(WaitingGuards.InConstructorTestCases.class, LONG_JOB, "the protector"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void protector_thatWaitsForEver_isInterruptedAndSaysWhereItWaited(Class<?> contract, String line, String place) {
        List<Throwable> red = redOf(contract, line);

        assertThat(red)
                .hasSize(1)
                .allSatisfy(failure -> assertThat(failure)
                        .hasMessageContaining("Expected " + place
                                + " to come back\n but it waited in real time, and was interrupted"))
                .allSatisfy(failure -> assertThat(failure.getCause().getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("waitForEver")));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static List<Throwable> redOf(Class<?> contract, String line) {
        return Run.of(selectMethod(contract, line)).results().allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }
}
