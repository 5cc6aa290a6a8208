package io.github.ecssimulator.testkit.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the form of the timeline by the lines of the header Accept (RFC 9110, 12.5.1).
 *
 * <p>The greatest weight wins. Among equal ones a type that is named wins over one that only a range covers; of those named a
 * page wins over a picture and that over text, of the others text does. Text is also the answer to who accepts none of them.
 */
final class AcceptedType {
    static final String HTML = "text/html";
    static final String SVG = "image/svg+xml";
    static final String TEXT = "text/plain";

    private static final Pattern WEIGHT = Pattern.compile("(?i)\\s*q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*");
    private static final int EXACT = 3;

    private AcceptedType() {}

    static String of(List<String> accept) {
        List<String> ranges = accept.stream()
                .flatMap(line -> Pattern.compile(",").splitAsStream(line))
                .toList();
        Rating best = new Rating(TEXT, 0, 0);
        for (String type : List.of(TEXT, SVG, HTML)) {
            Rating rating = rating(type, ranges);
            if (rating.isBetterThan(best)) {
                best = rating;
            }
        }
        return best.type();
    }

    /** Of the ranges that cover a type the most specific one gives its weight. */
    private static Rating rating(String type, List<String> ranges) {
        Rating rating = new Rating(type, 0, 0);
        for (String range : ranges) {
            String[] parts = range.split(";", -1);
            int precision = precision(parts[0].strip().toLowerCase(Locale.ROOT), type);
            if (precision > rating.precision()) {
                rating = new Rating(type, weight(parts), precision);
            }
        }
        return rating;
    }

    private static int precision(String range, String type) {
        if (range.equals(type)) {
            return EXACT;
        }
        if (range.equals(type.substring(0, type.indexOf('/')) + "/*")) {
            return 2;
        }
        return range.equals("*/*") ? 1 : 0;
    }

    /** A weight that is not well formed counts as none, which means 1. */
    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            Matcher matcher = WEIGHT.matcher(parts[i]);
            if (matcher.matches()) {
                return Double.parseDouble(matcher.group(1));
            }
        }
        return 1;
    }

    private record Rating(String type, double weight, int precision) {

        boolean isBetterThan(Rating other) {
            int order = Double.compare(weight, other.weight);
            return order > 0 || (order == 0 && weight > 0 && precision == EXACT);
        }
    }
}
