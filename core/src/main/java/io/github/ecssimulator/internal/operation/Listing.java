package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.policy.Answering.ListOrder;
import io.github.ecssimulator.policy.Policies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that is told page by page. The token names the last item told, which is looked for among all items, so that
 * the next page goes on behind it also if it is listed no more.
 *
 * @param <T> the items
 * @param operation the operation; tokens of others are invalid
 * @param all everything there is
 * @param listed what of it is told
 * @param name what tells an item from the others, without white space
 */
record Listing<T>(String operation, Items<T> all, Predicate<T> listed, Function<T, String> name) {
    private static final int RESULTS_MAX = 100; // documented: ListTasks and its siblings
    private static final Pattern TOKEN = Pattern.compile("(\\w+) (\\S+)");

    Listing(String operation, List<T> all, Predicate<T> listed, Function<T, String> name) {
        this(operation, last -> last == null ? all : behind(last, all, name), listed, name);
    }

    private static <T> @Nullable List<T> behind(String last, List<T> all, Function<T, String> name) {
        for (int i = 0; i < all.size(); i++) {
            if (name.apply(all.get(i)).equals(last)) {
                return all.subList(i + 1, all.size());
            }
        }
        return null;
    }

    /** Whether a list for which ECS promises no order comes in that of the ARNs. */
    static boolean isOrdered(Policies policies) { // assumed: U48
        return !policies.has(ListOrder.AS_CREATED);
    }

    static <T> List<T> ordered(Collection<T> asCreated, Function<T, String> arn, Policies policies) {
        return isOrdered(policies)
                ? asCreated.stream().sorted(Comparator.comparing(arn)).toList()
                : List.copyOf(asCreated);
    }

    /** Cuts a page out of the list. */
    Page<T> page(@Nullable String nextToken, @Nullable Integer maxResults, int usual) {
        Refused.unlessBetween("maxResults", maxResults, 1, RESULTS_MAX);
        int size = Given.or(maxResults, usual);
        List<T> items = new ArrayList<>();
        for (T item : behind(nextToken)) {
            if (listed.test(item)) {
                if (items.size() == size) {
                    return page(items, token(name.apply(items.get(size - 1))));
                }
                items.add(item);
            }
        }
        return page(items, null);
    }

    private Page<T> page(List<T> items, @Nullable String nextToken) {
        return new Page<>(List.copyOf(items), items.stream().map(name).toList(), nextToken);
    }

    private String token(String last) {
        String text = operation + " " + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Iterable<T> behind(@Nullable String token) {
        Iterable<T> rest = all.after(token == null ? null : lastOf(token));
        if (rest == null) {
            throw invalid(String.valueOf(token));
        }
        return rest;
    }

    private String lastOf(String token) {
        Matcher parts = TOKEN.matcher(decoded(token));
        if (!parts.matches() || !parts.group(1).equals(operation)) {
            throw invalid(token);
        }
        return parts.group(2);
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

    /**
     * Everything there is, in a fixed order.
     *
     * @param <T> the items
     */
    interface Items<T> {

        /** Returns those behind the one of a name, or all; {@code null} if none has the name. */
        @Nullable
        Iterable<T> after(@Nullable String name);
    }

    /**
     * One page of a list.
     *
     * @param <T> the items
     * @param items the items of the page
     * @param names what tells them from the others, such as their ARNs
     * @param nextToken where the next page begins; absent on the last one
     */
    record Page<T>(
            List<T> items, List<String> names, @Nullable String nextToken) {}
}
