package io.github.ecssimulator.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules about the text of a source file. Each gives one line for each offence, none if the file is tidy. */
final class TidyRules {

    /** A file that fits in a reader's head; the median of the libraries that we learnt from is about 100 lines. */
    static final int MAIN_LINES = 300;

    /** A test class repeats itself more, and is read one test at a time. */
    static final int TEST_LINES = 600;

    /** One screen. */
    static final int METHOD_LINES = 40;

    private static final Pattern WILDCARD_IMPORT = Pattern.compile("(?m)^import\\s[^;]*\\*\\s*;");
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern DISABLED = Pattern.compile("@Disabled\\b");
    private static final Pattern EMPTY_ASSERTION = Pattern.compile("\\bassertThat\\(\\s*true\\s*\\)");
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\bThread\\s*::\\s*sleep\\b");
    private static final Pattern ONE_PIECE = Pattern.compile("/\\*\\*[\\s*]*One piece of\\b");
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Pattern TRAILING_SPACE = Pattern.compile("(?m)[ \t\r]+$");

    private static final Pattern ASSUMED = Pattern.compile("\\bassumed: (U\\d+(?:(?:,| and|, and) U\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("\\bU\\d+\\b");
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\|([^|\n]*)\\|");

    private TidyRules() {}

    static List<String> offences(JavaSource source) {
        List<String> offences = new ArrayList<>();
        checkLength(source, offences);
        checkMethods(source, offences);
        find(TAB, source.text(), "has a tab", source, offences);
        find(TRAILING_SPACE, source.text(), "ends in white space", source, offences);
        find(LEFT_OVER, source.withoutStrings(), "leaves work for later", source, offences);
        find(WILDCARD_IMPORT, source.code(), "imports with a wildcard", source, offences);
        find(DISABLED, source.code(), "switches a test off", source, offences);
        find(EMPTY_ASSERTION, source.code(), "asserts nothing", source, offences);
        find(SLEEP, source.code(), "sleeps", source, offences);
        find(ONE_PIECE, source.withoutStrings(), "begins without saying anything", source, offences);
        return offences;
    }

    /** The numbers of the assumptions that this source says it rests on. */
    static Set<String> assumptionsIn(String source) {
        Set<String> numbers = new TreeSet<>();
        ASSUMED.matcher(source).results().forEach(match -> addNumbers(match.group(1), numbers));
        return numbers;
    }

    /** The numbers that stand in the first column of a Markdown table. */
    static Set<String> assumptionsListedIn(String markdown) {
        Set<String> numbers = new TreeSet<>();
        FIRST_COLUMN.matcher(markdown).results().forEach(match -> addNumbers(match.group(1), numbers));
        return numbers;
    }

    private static void addNumbers(String text, Set<String> numbers) {
        NUMBER.matcher(text).results().forEach(match -> numbers.add(match.group()));
    }

    private static void checkLength(JavaSource source, List<String> offences) {
        int limit = isTest(source.path()) ? TEST_LINES : MAIN_LINES;
        int lines = source.lines().size();
        if (lines > limit) {
            offences.add(source.path() + ": has " + lines + " lines, " + limit + " are allowed");
        }
    }

    private static void checkMethods(JavaSource source, List<String> offences) {
        for (MethodScanner.Method method : MethodScanner.methodsOf(source)) {
            if (method.lines() > METHOD_LINES) {
                offences.add(source.path() + ":" + method.firstLine() + ": method " + method.name() + " has "
                        + method.lines() + " lines, " + METHOD_LINES + " are allowed");
            }
        }
    }

    private static void find(Pattern bad, String view, String offence, JavaSource source, List<String> offences) {
        Matcher matcher = bad.matcher(view);
        while (matcher.find()) {
            offences.add(source.path() + ":" + source.lineAt(matcher.start()) + ": " + offence);
        }
    }

    private static boolean isTest(Path path) {
        return path.toString().replace('\\', '/').contains("src/test/");
    }
}
