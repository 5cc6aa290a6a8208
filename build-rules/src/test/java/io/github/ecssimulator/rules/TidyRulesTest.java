package io.github.ecssimulator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that each rule of {@link TidyTest} can fail, and that the scanner under it reads Java well enough. */
class TidyRulesTest {

    private static final Path MAIN = Path.of("core/src/main/java/Sample.java");
    private static final Path TEST = Path.of("core/src/test/java/SampleTest.java");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util.*;",
                "import static java.util.Map.*;",
                "\tint tab;",
                "int space; ",
                "// TODO later",
                "/* FIXME */",
                "int XXX;",
                "@Disabled void test() {}",
                "void test() { assertThat(true).isTrue(); }",
                "void test() { Thread.sleep(1); }",
                "Sleeper sleeper = Thread::sleep;",
                "/** One piece of the engine: a class. */"
            })
    void offences_oneBadLine_isReportedWithItsNumber(String line) {
        JavaSource source = JavaSource.of(TEST, "// first line\n" + line + "\n");

        assertThat(TidyRules.offences(source)).singleElement().asString().startsWith(TEST + ":2: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.util.Map;",
                "String todo = \"TODO\";",
                "// Thread.sleep is not called here, nor is @Disabled used",
                "String text = \"\"\"\n  Thread.sleep(1) \"quoted\" \\\"\"\" {{{\n  \"\"\";",
                "char quote = '\"'; char brace = '{'; char escaped = '\\'';",
                "int methodTODOs;"
            })
    void offences_wordsInLiteralsAndComments_pass(String line) {
        assertThat(TidyRules.offences(JavaSource.of(MAIN, line + "\n"))).isEmpty();
    }

    @Test
    void offences_longFile_dependsOnWhetherItIsATest() {
        String text = "//\n".repeat(TidyRules.MAIN_LINES + 1);

        assertThat(TidyRules.offences(JavaSource.of(MAIN, text))).hasSize(1);
        assertThat(TidyRules.offences(JavaSource.of(TEST, text))).isEmpty();
        assertThat(TidyRules.offences(JavaSource.of(TEST, "//\n".repeat(TidyRules.TEST_LINES + 1))))
                .hasSize(1);
    }

    @Test
    void offences_methodOfFortyLines_passes() {
        assertThat(TidyRules.offences(JavaSource.of(MAIN, method(38)))).isEmpty();
    }

    @Test
    void offences_methodOfFortyOneLines_isReportedWithItsName() {
        assertThat(TidyRules.offences(JavaSource.of(MAIN, method(39))))
                .containsExactly(MAIN + ":2: method long_one has 41 lines, 40 are allowed");
    }

    @Test
    void methodsOf_everyKindOfBody_isToldFromWhatIsNone() {
        String text = """
                @Generated(value = {"a", "b"})
                public final class Sample<T extends Comparable<T>> {
                    private static final int[] NUMBERS = {1, 2};
                    static {
                        if (a) { b(); } else if (c) { d(); }
                    }
                    Sample() { super(); }
                    @SuppressWarnings({"x", "}"})
                    public <R> Map<String, List<R>> generic(@Named("(") R[] r, int... more) throws A, B {
                        Runnable lambda = () -> { run(); };
                        return call(new Other(1) {
                            @Override void inner() { for (;;) { } }
                        }, x -> { return switch (x) { case 1 -> { yield 2; } default -> 3; }; });
                    }
                    abstract void none();
                    record Pair(int a, int b) implements Both {
                        Pair { check(a); }
                    }
                    enum Kind { ONE { int value() { return 1; } }, TWO(2) { }; }
                    interface Face { default int[] face() { return new int[] {1}; } }
                    int last() { try (a) { } catch (E e) { } finally { } do { } while (b); synchronized (c) { } return 1; }
                }
                """;

        List<String> names = MethodScanner.methodsOf(JavaSource.of(MAIN, text)).stream()
                .map(MethodScanner.Method::name)
                .toList();

        assertThat(names).containsExactly("static", "Sample", "inner", "generic", "Pair", "value", "face", "last");
    }

    @Test
    void assumptionsIn_oneOrSeveral_areAllFound() {
        assertThat(TidyRules.assumptionsIn("// assumed: U4\n/* assumed: U5, U6 and U17 */ // assume U9, assumed: none"))
                .containsExactly("U17", "U4", "U5", "U6");
    }

    @Test
    void assumptionsListedIn_table_readsOnlyTheFirstColumn() {
        String table = "| No | Behaviour |\n|---|---|\n| U4 | see U9 |\n| `U5`, U6 | x |\nU7 is no row\n";

        assertThat(TidyRules.assumptionsListedIn(table)).containsExactly("U4", "U5", "U6");
    }

    private static String method(int statements) {
        return "class Sample {\n    void long_one() {\n" + "        call();\n".repeat(statements) + "    }\n}\n";
    }
}
