package io.github.ecssimulator.testkit.internal.explain;

import java.util.ArrayList;
import java.util.List;

/** The marks of the lanes, as they are drawn before they take their {@link TextForm}; in the order in which a legend tells them. */
enum Marks {
    SET('P', "set"),
    RENEWED('R', "renewed"),
    RELEASED('U', "released"),
    REFUSED('!', "refused"),
    PROTECTED('#', "protected"),
    UNPROTECTED('-', "unprotected"),
    SCALED_IN('v', "scaled in"),
    SCALED_OUT('^', "scaled out"),
    DEPLOYED('D', "deployed"),
    STOPPED('x', "told to stop"),
    WORK('=', "work"),
    AFTER_ITS_END('.', "after its end");

    private static final int WIDTH = 100;

    final char sign;
    private final String meaning;

    Marks(char sign, String meaning) {
        this.sign = sign;
        this.meaning = meaning;
    }

    /** {@return the meaning of the marks that were used, in lines} */
    static List<String> legend(String used, TextForm form) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Marks mark : values()) {
            if (used.indexOf(mark.sign) < 0) {
                continue;
            }
            String entry = form.of(String.valueOf(mark.sign)) + " " + mark.meaning;
            if (line.length() + entry.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : "  ").append(entry);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
