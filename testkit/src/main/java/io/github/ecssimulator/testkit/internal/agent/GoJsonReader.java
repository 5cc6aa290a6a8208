package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Octets;
import java.io.Serial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first JSON value of some bytes as Go's {@code encoding/json} decoder does.
 *
 * <p>Own code, because the agent's answers show habits of that decoder which no JSON library for Java has together: it
 * looks at nothing behind the first value, not even whether it is UTF-8; it repairs bad UTF-8 and lone surrogates
 * inside strings; and it stops at the 10,001st open bracket. Source: observed: agent transcripts put-trailing-garbage,
 * put-key-long-s, put-deep-nesting.
 *
 * <p>It keeps its own stack, so deep nesting cannot exhaust the thread's.
 */
final class GoJsonReader {
    /** Go's limit, kept by its scanner. */
    private static final int DEPTH_MAX = 10_000;

    private static final int END = -1;

    private final Octets input;
    private final boolean whole;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    /** Makes a reader of the bytes that could be read, and whether these are all. */
    GoJsonReader(Octets input, boolean whole) {
        this.input = input;
        this.whole = whole;
    }

    /** Reads the first value. */
    GoJson read() throws Refusal {
        GoJson value = begin(solid());
        while (!open.isEmpty()) {
            value = goOn(open.getLast(), value);
        }
        return value == null ? new GoJson.Null() : value;
    }

    /** Returns how many bytes the decoder had to look at. */
    int examined() {
        return at;
    }

    /** Begins a value: returns a scalar whole, or opens an object or array and returns {@code null}. */
    private @Nullable GoJson begin(int c) throws Refusal {
        return switch (c) {
            case '{' -> open(new Open(true));
            case '[' -> open(new Open(false));
            case '"' -> scalar(new GoJson.Text(string()));
            case 't' -> scalar(word("true", new GoJson.Bool(true)));
            case 'f' -> scalar(word("false", new GoJson.Bool(false)));
            case 'n' -> scalar(word("null", new GoJson.Null()));
            default -> scalar(number(c));
        };
    }

    private @Nullable GoJson open(Open opened) throws Refusal {
        require(open.size() < DEPTH_MAX);
        open.addLast(opened);
        return null;
    }

    /** Ends a scalar; at top level Go sees its end only by the byte behind it. */
    private GoJson scalar(GoJson value) throws Refusal {
        if (open.isEmpty()) {
            if (at < input.length()) {
                at++;
            } else if (!whole) {
                throw new Refusal(true);
            }
        }
        return value;
    }

    /** Goes on behind a value, or behind the opening bracket if there is none. */
    private @Nullable GoJson goOn(Open parent, @Nullable GoJson value) throws Refusal {
        int c = solid();
        if (value != null) {
            parent.add(value);
        }
        if (c == parent.closing()) {
            return open.removeLast().close();
        }
        if (value != null) {
            require(c == ',');
            c = solid();
        }
        return parent.isObject ? member(parent, c) : begin(c);
    }

    private @Nullable GoJson member(Open parent, int c) throws Refusal {
        require(c == '"');
        parent.name = string();
        require(solid() == ':');
        return begin(solid());
    }

    private GoJson word(String word, GoJson value) throws Refusal {
        for (int i = 1; i < word.length(); i++) {
            require(next() == word.charAt(i));
        }
        return value;
    }

    /** Reads a string behind its opening quote. */
    private String string() throws Refusal {
        int from = at;
        for (int c = next(); c != '"'; c = next()) {
            require(c >= 0x20);
            if (c == '\\') {
                escape(next());
            }
        }
        return GoText.unquote(input.latin1(from, at - 1));
    }

    private void escape(int c) throws Refusal {
        require("\"\\/bfnrtu".indexOf(c) >= 0);
        for (int i = 0; c == 'u' && i < 4; i++) {
            require(Character.digit(next(), 16) >= 0);
        }
    }

    private GoJson number(int first) throws Refusal {
        int from = at - 1;
        int c = first == '-' ? next() : first;
        require(isDigit(c));
        if (c != '0') {
            digits();
        }
        if (peek() == '.') {
            at++;
            require(isDigit(next()));
            digits();
        }
        exponent();
        return new GoJson.Numeral(input.latin1(from, at));
    }

    private void exponent() throws Refusal {
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            require(isDigit(next()));
            digits();
        }
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private int solid() throws Refusal {
        int c = next();
        while (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            c = next();
        }
        return c;
    }

    private int next() throws Refusal {
        if (at == input.length()) {
            throw new Refusal(true);
        }
        return input.at(at++);
    }

    private int peek() {
        return at == input.length() ? END : input.at(at);
    }

    private static void require(boolean allowed) throws Refusal {
        if (!allowed) {
            throw new Refusal(false);
        }
    }

    /** A JSON value as Go's decoder sees it: numbers as text, members in order and with duplicates. */
    sealed interface GoJson {
        record Null() implements GoJson {}

        record Bool(boolean value) implements GoJson {}

        record Numeral(String literal) implements GoJson {}

        record Text(String value) implements GoJson {}

        record Array(List<GoJson> elements) implements GoJson {}

        record Structure(List<Member> members) implements GoJson {}

        record Member(String name, GoJson value) {}
    }

    /** An object or array whose closing bracket is still to come. */
    private static final class Open {
        private final boolean isObject;
        private final List<GoJson> elements = new ArrayList<>();
        private final List<GoJson.Member> members = new ArrayList<>();
        private String name = "";

        Open(boolean isObject) {
            this.isObject = isObject;
        }

        int closing() {
            return isObject ? '}' : ']';
        }

        void add(GoJson value) {
            if (isObject) {
                members.add(new GoJson.Member(name, value));
            } else {
                elements.add(value);
            }
        }

        GoJson close() {
            return isObject ? new GoJson.Structure(List.copyOf(members)) : new GoJson.Array(List.copyOf(elements));
        }
    }
    /** Input that Go's decoder refuses. */
    static final class Refusal extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private final boolean sawEnd;

        Refusal(boolean sawEnd) {
            super("Go's decoder " + (sawEnd ? "meets the end of its input" : "refuses a byte"));
            this.sawEnd = sawEnd;
        }

        /** Whether it is the end of the input that stopped the decoder, and no byte that JSON does not allow there. */
        boolean sawEnd() {
            return sawEnd;
        }
    }
}
