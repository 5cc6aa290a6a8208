package io.github.ecssimulator.testkit.http.agent;

import java.util.Locale;

/** Looks for a token in a header value the way Go's server does. */
final class TokenList {

    private TokenList() {}

    /** Finds the token between the ends, spaces, tabs and commas, without regard to case. */
    static boolean contains(String value, String token) {
        String text = value.toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
            int end = at + token.length();
            if ((at == 0 || isBoundary(text.charAt(at - 1)))
                    && (end == text.length() || isBoundary(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(char c) {
        return c == ' ' || c == ',' || c == '\t';
    }
}
