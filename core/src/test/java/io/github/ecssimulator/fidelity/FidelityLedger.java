package io.github.ecssimulator.fidelity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables of {@code docs/fidelity.md}, and tells what is wrong with them. */
final class FidelityLedger {
    private static final String HEADER = "| Id | Behaviour | Ground | Default | Switch | Test |";
    private static final Pattern RULE = Pattern.compile("\\|(?:-+\\|){6}");
    private static final Pattern ID = Pattern.compile("[A-Z]\\d+");
    private static final Pattern SWITCH = Pattern.compile("–( \\S.*)?|`(\\w+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");
    private static final Pattern CHOSEN = Pattern.compile(".*\\b(?:inferred|assumed|ours|not published)\\b.*");
    private static final Pattern GROUND = Pattern.compile("^(?:documented|observed|inferred|assumed|ours)\\b.*");

    private final Map<String, FidelityRow> rows = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private FidelityLedger() {}

    static FidelityLedger read(String markdown) {
        FidelityLedger ledger = new FidelityLedger();
        markdown.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("|"))
                .filter(line -> !line.equals(HEADER) && !RULE.matcher(line).matches())
                .forEach(ledger::add);
        return ledger;
    }

    private void add(String line) {
        String[] cells = line.split("(?<!\\\\)\\|", -1);
        if (cells.length != 8 || !cells[7].isEmpty()) {
            problems.add("A row has six columns: " + line);
            return;
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        String id = cells[1];
        Matcher policy = SWITCH.matcher(cells[5]);
        Matcher test = TEST.matcher(cells[6]);
        require(ID.matcher(id).matches(), "An id is a letter and a number, but was: " + id);
        require(!cells[2].isEmpty() && !cells[4].isEmpty(), id + " leaves a column empty");
        require(
                GROUND.matcher(cells[3]).matches(),
                id + " has no ground (documented, observed, inferred, assumed or ours): " + cells[3]);
        require(policy.matches(), id + " names its switch in `code`, or –: " + cells[5]);
        require(
                !cells[5].equals("–") || !CHOSEN.matcher(cells[3]).matches(),
                id + " is a choice, so it has a switch, or says behind its – why not");
        require(test.matches(), id + " names its test as `Class#method`: " + cells[6]);
        require(!rows.containsKey(id), id + " has two rows");
        if (policy.matches() && test.matches()) {
            String name = policy.group(2) == null ? "" : policy.group(2);
            rows.put(id, new FidelityRow(id, cells[2], cells[3], cells[4], name, test.group(1)));
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    Collection<FidelityRow> rows() {
        return rows.values();
    }

    /** What is wrong with the rows themselves. */
    List<String> malformed() {
        return List.copyOf(problems);
    }

    /** Numbers that the code uses and that have no row. */
    List<String> withoutRow(Collection<String> numbers) {
        return numbers.stream()
                .filter(number -> !rows.containsKey(number))
                .map(number -> number + " is used in the code and has no row")
                .toList();
    }

    /**
     * Switches that do not fit the policies there are.
     *
     * @param policies the number of each policy, by its name
     */
    List<String> wrongSwitches(Map<String, String> policies) {
        List<String> wrong = new ArrayList<>();
        for (FidelityRow row : rows.values()) {
            String number = policies.get(row.policy());
            boolean fits = row.isUnknown() ? row.id().equals(number) : number != null;
            if (!row.policy().isEmpty() && !fits) {
                wrong.add(row.id() + " names the switch " + row.policy() + ", which is no policy of this number");
            }
        }
        policies.forEach((policy, number) -> {
            FidelityRow row = rows.get(number);
            if (row != null && !row.policy().equals(policy)) {
                wrong.add(number + " does not name its switch " + policy);
            }
        });
        return wrong;
    }

    /** Rows whose test is not among those there are. */
    List<String> missingTests(Set<String> tests) {
        return rows.values().stream()
                .filter(row -> !tests.contains(row.test()))
                .map(row -> row.id() + " names the test " + row.test() + ", which does not exist")
                .toList();
    }
}
