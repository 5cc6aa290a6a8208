package io.github.ecssimulator.testkit.internal.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The marks of the lanes, as they are drawn before they take their {@link TextForm}. */
final class Marks {
    static final char SET = 'P';
    static final char RENEWED = 'R';
    static final char RELEASED = 'U';
    static final char REFUSED = '!';
    static final char STOPPED = 'x';
    static final char PROTECTED = '#';
    static final char UNPROTECTED = '-';
    static final char AFTER_ITS_END = '.';
    static final char SCALED_IN = 'v';
    static final char SCALED_OUT = '^';
    static final char DEPLOYED = 'D';
    static final char WORK = '=';

    private static final int WIDTH = 100;

    private Marks() {}

    private static Map<Character, String> words() {
        Map<Character, String> words = new LinkedHashMap<>();
        words.put(SET, "set");
        words.put(RENEWED, "renewed");
        words.put(RELEASED, "released");
        words.put(REFUSED, "refused");
        words.put(PROTECTED, "protected");
        words.put(UNPROTECTED, "unprotected");
        words.put(SCALED_IN, "scaled in");
        words.put(SCALED_OUT, "scaled out");
        words.put(DEPLOYED, "deployed");
        words.put(STOPPED, "told to stop");
        words.put(WORK, "work");
        words.put(AFTER_ITS_END, "after its end");
        return words;
    }

    /** {@return the meaning of the marks that were used, in lines} */
    static List<String> legend(String used, TextForm form) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        words().forEach((mark, word) -> {
            if (used.indexOf(mark) < 0) {
                return;
            }
            String entry = form.of(mark.toString()) + " " + word;
            if (line.length() + entry.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "  ").append(entry);
        });
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
