package kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.Resources.SYSTEM_OUT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;

/** A right protector passes every line of the kit, and each mistake makes exactly the line red that is about it. */
@ResourceLock(SYSTEM_OUT)
class ProtectorContractTest {
    private static final Path CARDS = Path.of("src/test/resources/kit");

    static Stream<Arguments> rightGuards() {
        return Stream.of(
                Arguments.of(GuardContract.RightTestCases.class, 10),
                Arguments.of(GuardContract.OnAThreadTestCases.class, 10),
                Arguments.of(GuardContract.ToldEachMinuteTestCases.class, 10),
                Arguments.of(GuardContract.UnderAPolicyTestCases.class, 10),
                Arguments.of(GuardContract.OfOneJobTestCases.class, 9),
                Arguments.of(GuardContract.OfTheWindowTestCases.class, 10),
                Arguments.of(GuardContract.ReleasesOnAThreadTestCases.class, 10),
                Arguments.of(GuardContract.InItsOwnTimeTestCases.class, 10),
                Arguments.of(GuardContract.InOneWorldTestCases.class, 10),
                Arguments.of(GuardContract.NotToldOfSigtermTestCases.class, 10),
                Arguments.of(AgentGuardContract.RightTestCases.class, 13),
                Arguments.of(AgentGuardContract.OfTheEnvironmentTestCases.class, 13),
                Arguments.of(AgentGuardContract.OverSocketsTestCases.class, 13),
                Arguments.of(AgentGuardContract.OnlyOnEcsTestCases.class, 13),
                Arguments.of(StrictContract.OfATimerTestCases.class, 10),
                Arguments.of(StrictContract.OnAThreadTestCases.class, 10),
                Arguments.of(StrictContract.ToldEachMinuteTestCases.class, 10),
                Arguments.of(StrictContract.UnderAPolicyTestCases.class, 10),
                Arguments.of(StrictContract.OfTheWindowTestCases.class, 10),
                Arguments.of(StrictContract.ReleasesOnAThreadTestCases.class, 10),
                Arguments.of(StrictContract.InItsOwnTimeTestCases.class, 10),
                Arguments.of(StrictContract.InOneWorldTestCases.class, 10),
                Arguments.of(StrictContract.NotToldOfSigtermTestCases.class, 10),
                Arguments.of(StrictContract.AtAnAgentTestCases.class, 13),
                Arguments.of(StrictContract.OnlyOnEcsTestCases.class, 13));
    }

    @ParameterizedTest
    @MethodSource("rightGuards")
    void guard_withoutMistakes_passesEveryLineAndPrintsNothing(Class<?> contract, int lines) {
        Run run = Run.of(contract);

        assertThat(run.printed()).isEmpty();
        assertThat(run.red()).isEmpty();
        assertThat(run.passed()).isEqualTo(lines);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        BrokenGuards.NeverReleasesTestCases.class,
                        "a job keeps its task through a scale-in, and gives it back"),
                mistake(
                        BrokenGuards.ReleasesTheNextJobTestCases.class,
                        "a job keeps its task through a scale-in, and gives it back"),
                mistake(BrokenGuards.NeverRenewsTestCases.class, "a long job keeps its task to its end"),
                mistake(
                        BrokenGuards.CountsNoJobsTestCases.class,
                        "the end of one of two jobs leaves the other protected"),
                mistake(
                        BrokenGuards.ForgetsTheOtherJobTestCases.class,
                        "the end of one of two jobs leaves the other protected"),
                mistake(BrokenGuards.IgnoresFailuresTestCases.class, "a refusal with HTTP 200 is no protection"),
                mistake(BrokenGuards.WaitsForEverTestCases.class, "a refusal with HTTP 200 is no protection"),
                mistake(BrokenGuards.DiesOfThrottlingTestCases.class, "a throttled call costs no job"),
                mistake(BrokenGuards.GivesUpForEverTestCases.class, "a 5xx costs no job"),
                mistake(BrokenGuards.CountsTheLostCallTestCases.class, "a lost reply confuses nobody"),
                mistake(
                        BrokenGuards.NoHeartbeatAfterExpiryTestCases.class,
                        "a protection that ran out is known, and comes back"),
                mistake(
                        BrokenGuards.BelievesWhatItOnceHeardTestCases.class,
                        "a protection that ran out is known, and comes back"),
                mistake(
                        BrokenGuards.LetsGoWhenRefusedTestCases.class,
                        "a deployment waits for the job, and goes on after it"),
                mistake(BrokenGuards.ReleasesTwiceTestCases.class, "after the stop signal the job ends in order"),
                mistake(BrokenGuards.RenewsAfterItsEndTestCases.class, "after the stop signal the job ends in order"),
                mistake(BrokenGuards.BeginsAfterSigtermTestCases.class, "after the stop signal the job ends in order"));
    }

    static Stream<Arguments> mistakesAtTheAgent() {
        return Stream.of(
                mistake(
                        BrokenAgentGuards.BelievesInStatus200TestCases.class,
                        "a refusal with HTTP 200 is no protection"),
                mistake(BrokenAgentGuards.DiesOfATimeoutTestCases.class, "an agent that hangs costs no job"),
                mistake(BrokenAgentGuards.WaitsForEverTestCases.class, "an agent that hangs costs no job"),
                mistake(BrokenAgentGuards.DiesOfALostAgentTestCases.class, "an agent that answers 500 costs no job"),
                mistake(
                        BrokenAgentGuards.DiesOfAnOutageTestCases.class,
                        "a protection that ran out is known, and comes back"),
                mistake(BrokenAgentGuards.NeedsAnAgentTestCases.class, "off ECS the job runs without an agent"));
    }

    private static Arguments mistake(Class<?> contract, String line) {
        return Arguments.of(contract, line);
    }

    @ParameterizedTest
    @MethodSource({"mistakes", "mistakesAtTheAgent"})
    void mistake_ofAGuard_makesItsLineRedAndNoOther(Class<?> contract, String line) {
        assertThat(Run.of(contract).red()).containsExactly(line);
    }

    @Test
    void call_thatWaitsForEver_isInterruptedAndSaysWhereItWaited() {
        Throwable red = redOf(BrokenGuards.WaitsForEverTestCases.class);

        assertThat(red)
                .hasMessageContaining("Expected acquire to come back\n but it waited in real time, and was interrupted")
                .hasMessageContaining("DEPLOYMENT_BLOCKED in failures()");
        assertThat(red.getCause().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("isThere"));
    }

    private static Throwable redOf(Class<?> contract) {
        return Run.of(contract)
                .results()
                .testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void call_thatFailsWhenItIsInterrupted_saysWhereItWaitedAndInterruptsNothingElse() {
        Throwable red = redOf(BrokenGuards.FailsWhenInterruptedTestCases.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(red).hasMessageContaining("Expected acquire to come back\n but it waited in real time");
    }

    @Test
    void acquire_thatWaitsForEverOffEcs_isInterrupted() {
        assertThat(redOf(BrokenAgentGuards.WaitsForAnAgentTestCases.class))
                .hasMessageContaining("Expected acquire to come back\n but it waited in real time");
    }

    @Test
    void scoreCard_ofLinesThatAreRedForOneReason_tellsItsStoryOnce() {
        Run run = Run.of(BrokenAgentGuards.AsksElsewhereTestCases.class);

        assertThat(run.red()).hasSize(12);
        assertThat(run.printed())
                .containsOnlyOnce("What went wrong")
                .containsOnlyOnce(
                        "this client reaches only the agent at http://169.254.170.2, sent by AgentGuard.asks");
        assertThat(run.printed().split("For the reason told of \"a job keeps its task through a scale-in", -1))
                .hasSize(12);
    }

    /** To renew the texts: {@code -Dtest=ProtectorContractTest -Dkit.update=true}. */
    @ParameterizedTest
    @ValueSource(
            classes = {BrokenGuards.CountsNoJobsTestCases.class, BrokenAgentGuards.BelievesInStatus200TestCases.class})
    void scoreCard_ofARedLine_readsAsRecorded(Class<?> contract) throws IOException {
        Path text = CARDS.resolve(contract.getSimpleName().replace("TestCases", ".txt"));
        String printed = Run.of(contract).printed();
        if (Boolean.getBoolean("kit.update")) {
            Files.createDirectories(CARDS);
            Files.writeString(text, printed);
        }
        assertThat(text).content().isEqualTo(printed);
    }
}
