package kit;

import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.LintMode;

/** Contracts of right guards whose author wants the lints to be strict. */
final class StrictContract {
    private StrictContract() {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class OfATimerTestCases extends GuardContract.RightTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class OnAThreadTestCases extends GuardContract.OnAThreadTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class ToldEachMinuteTestCases extends GuardContract.ToldEachMinuteTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class UnderAPolicyTestCases extends GuardContract.UnderAPolicyTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class OfTheWindowTestCases extends GuardContract.OfTheWindowTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class ReleasesOnAThreadTestCases extends GuardContract.ReleasesOnAThreadTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class InItsOwnTimeTestCases extends GuardContract.InItsOwnTimeTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class NotToldOfSigtermTestCases extends GuardContract.NotToldOfSigtermTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class AtAnAgentTestCases extends AgentGuardContract.RightTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class OnlyOnEcsTestCases extends AgentGuardContract.OnlyOnEcsTestCases {}

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class InOneWorldTestCases extends GuardContract.InOneWorldTestCases {}
}
