package io.github.ecssimulator.internal.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the operations: one page of a list. The token names the last item before the page, and its place for the
 * case that this item has gone meanwhile.
 *
 * @param <T> the items
 * @param items the items of the page
 * @param nextToken where the next page begins; absent on the last one
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
    private static final int RESULTS_MAX = 100; // documented: ListTasks and its siblings
    private static final Pattern TOKEN = Pattern.compile("(\\w+) (\\d{1,9}) (\\S+)");

    /**
     * Cuts a page out of the list that the operation found.
     *
     * @param operation the operation; tokens of others are invalid
     * @param all everything that was found, in a fixed order
     * @param name what tells an item from the others, without white space
     * @param usual how many items a page has unless the call says otherwise
     */
    static <T> Page<T> of(
            String operation,
            List<T> all,
            Function<T, String> name,
            @Nullable String nextToken,
            @Nullable Integer maxResults,
            int usual) {
        Refused.unlessBetween("maxResults", maxResults, 1, RESULTS_MAX);
        int from = nextToken == null ? 0 : start(operation, all, name, nextToken);
        int to = Math.min(all.size(), from + (maxResults == null ? usual : maxResults));
        String next = to >= all.size() ? null : token(operation, to, name.apply(all.get(to - 1)));
        return new Page<>(List.copyOf(all.subList(from, to)), next);
    }

    private static String token(String operation, int place, String last) {
        String text = operation + " " + place + " " + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> int start(String operation, List<T> all, Function<T, String> name, String token) {
        Matcher parts = TOKEN.matcher(decoded(token));
        if (!parts.matches() || !parts.group(1).equals(operation)) {
            throw invalid(token);
        }
        for (int i = 0; i < all.size(); i++) {
            if (name.apply(all.get(i)).equals(parts.group(3))) {
                return i + 1;
            }
        }
        return Math.min(all.size(), Integer.parseInt(parts.group(2)));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(token);
        }
    }

    private static RuntimeException invalid(String token) { // inferred: the text
        return Refused.invalid("Invalid token " + token + ".");
    }
}
