package io.github.ecssimulator.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.policy.Policies;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps {@code docs/fidelity.md} true. */
class FidelityLedgerTest {
    private static final String GOOD = "| U1 | what | assumed | so | `Rule` | `SomeTest#some_test` |";

    @Test
    void ledger_rows_areWellFormed() {
        FidelityLedger ledger = FidelityLedger.read(Sources.ledger());

        assertThat(ledger.malformed()).isEmpty();
        assertThat(ledger.rows()).hasSizeGreaterThan(60);
    }

    @Test
    void ledger_everyAssumptionInTheCode_hasARow() {
        Set<String> assumptions = Sources.assumptions();

        assertThat(assumptions).contains("U1", "U22");
        assertThat(FidelityLedger.read(Sources.ledger()).withoutRow(assumptions))
                .isEmpty();
    }

    @Test
    void ledger_everyPolicy_hasARowThatNamesIt() {
        FidelityLedger ledger = FidelityLedger.read(Sources.ledger());

        assertThat(ledger.withoutRow(policies().values())).isEmpty();
        assertThat(ledger.wrongSwitches(policies())).isEmpty();
    }

    @Test
    void ledger_everyRow_namesATestThatExists() {
        Set<String> tests = Sources.tests();

        assertThat(tests).contains("FidelityLedgerTest#ledger_everyRow_namesATestThatExists");
        assertThat(FidelityLedger.read(Sources.ledger()).missingTests(tests)).isEmpty();
    }

    @Test
    void reader_goodTable_givesItsRows() {
        FidelityLedger ledger = FidelityLedger.read("""
                # Title

                | Id | Behaviour | Ground | Default | Switch | Test |
                |---|---|---|---|---|---|
                | U1 | what | assumed: because | so | `Rule` | `SomeTest#some_test` |
                | D7 | a \\| b | documented: UTP | so | – | `SomeTest#other_test` |

                Text.
                """);

        assertThat(ledger.malformed()).isEmpty();
        assertThat(ledger.rows())
                .containsExactly(
                        new FidelityRow("U1", "what", "assumed: because", "so", "Rule", "SomeTest#some_test"),
                        new FidelityRow("D7", "a \\| b", "documented: UTP", "so", "", "SomeTest#other_test"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "| U1 | what | assumed | so | `Rule` |  > A row has six columns: | U1 | what | assumed | so | `Rule` |",
                "| U1 | what | assumed | so | `Rule` | `T#t` | x | > A row has six columns",
                "| 17 | what | assumed | so | `Rule` | `T#t` | > An id is a letter and a number, but was: 17",
                "| U1 |  | assumed | so | `Rule` | `T#t` | > U1 leaves a column empty",
                "| U1 | what | assumed |  | `Rule` | `T#t` | > U1 leaves a column empty",
                "| U1 | what | guessed | so | `Rule` | `T#t` | > U1 has no ground",
                "| U1 | what |  | so | `Rule` | `T#t` | > U1 has no ground",
                "| U1 | what | assumed | so | Rule | `T#t` | > U1 names its switch in `code`, or –: Rule",
                "| U1 | what | assumed | so |  | `T#t` | > U1 names its switch",
                "| U1 | what | assumed | so | – because | T#t | > U1 names its test as `Class#method`: T#t",
                "| U1 | what | assumed | so | – because | `T` | > U1 names its test",
                "| U1 | what | assumed | so | – because | – | > U1 names its test",
                "| U1 | what | assumed | so | – | `T#t` | > U1 is a choice, so it has a switch, or says behind its – why not",
                "| S1 | what | documented: x; inferred: y | so | – | `T#t` | > S1 is a choice",
                "| S1 | what | documented: x; that it is y is ours | so | – | `T#t` | > S1 is a choice",
                "| S1 | what | documented: x; for how long is not published | so | – | `T#t` | > S1 is a choice",
            })
    void reader_badRow_isTold(String row, String problem) {
        assertThat(FidelityLedger.read(row).malformed())
                .singleElement()
                .asString()
                .startsWith(problem.strip());
    }

    @Test
    void reader_idTwice_isTold() {
        assertThat(FidelityLedger.read(GOOD + "\n" + GOOD).malformed()).containsExactly("U1 has two rows");
    }

    @Test
    void check_numberWithoutRow_isTold() {
        assertThat(FidelityLedger.read(GOOD).withoutRow(Set.of("U1", "U2")))
                .containsExactly("U2 is used in the code and has no row");
    }

    @Test
    void check_switchThatIsNoPolicy_isTold() {
        assertThat(FidelityLedger.read(GOOD).wrongSwitches(Map.of()))
                .containsExactly("U1 names the switch Rule, which is no policy of this number");
    }

    @Test
    void check_switchOfAnotherNumber_isTold() {
        assertThat(FidelityLedger.read(GOOD).wrongSwitches(Map.of("Rule", "U2")))
                .containsExactly("U1 names the switch Rule, which is no policy of this number");
    }

    @Test
    void check_rowOfAKnownBehaviour_mayNameTheSwitchOfAnotherNumber() {
        String row = "| S1 | what | inferred | so | `Rule` | `SomeTest#some_test` |";

        assertThat(FidelityLedger.read(GOOD + "\n" + row).wrongSwitches(Map.of("Rule", "U1")))
                .isEmpty();
        assertThat(FidelityLedger.read(row).wrongSwitches(Map.of()))
                .containsExactly("S1 names the switch Rule, which is no policy of this number");
    }

    @Test
    void check_rowThatDoesNotNameItsPolicy_isTold() {
        String row = GOOD.replace("`Rule`", "– because");

        assertThat(FidelityLedger.read(row).wrongSwitches(Map.of("Rule", "U1")))
                .containsExactly("U1 does not name its switch Rule");
    }

    @Test
    void check_testThatDoesNotExist_isTold() {
        assertThat(FidelityLedger.read(GOOD).missingTests(Set.of("SomeTest#other_test")))
                .containsExactly("U1 names the test SomeTest#some_test, which does not exist");
    }

    @Test
    void assumptions_inASource_areFoundAlsoInLists() {
        String source = "// " + "assumed: U4\n /* " + "assumed: U5, U6 and U7 - because */ \"U8\"";

        assertThat(Sources.assumptionsIn(source)).containsExactly("U4", "U5", "U6", "U7");
    }

    private static Map<String, String> policies() {
        Map<String, String> numbers = new TreeMap<>();
        Policies.all().forEach(policy -> numbers.put(policy.getSimpleName(), policy.getEnumConstants()[0].unknown()));
        return numbers;
    }
}
