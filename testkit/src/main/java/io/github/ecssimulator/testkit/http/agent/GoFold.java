package io.github.ecssimulator.testkit.http.agent;

/** Compares names without regard to case as Go does, where the long s and the Kelvin sign count as letters. */
final class GoFold {

    private GoFold() {}

    /** Tells whether a text equals an ASCII name. Source: observed: agent transcript put-key-long-s. */
    static boolean equal(String text, String asciiName) {
        if (text.length() != asciiName.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != fold(asciiName.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char fold(char c) {
        if (c == '\u017f') {
            return 's';
        }
        if (c == '\u212a') {
            return 'k';
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
}
