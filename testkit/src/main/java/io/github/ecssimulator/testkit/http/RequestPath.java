package io.github.ecssimulator.testkit.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a request target as sent, by which the doors are told apart; nothing is decoded. */
final class RequestPath {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*(.*)", Pattern.DOTALL);

    private RequestPath() {}

    static String of(String target) {
        int query = target.indexOf('?');
        String whole = query < 0 ? target : target.substring(0, query);
        Matcher absolute = ABSOLUTE.matcher(whole);
        String path = absolute.matches() ? absolute.group(1) : whole;
        return path.isEmpty() ? "/" : path;
    }
}
