package io.github.ecssimulator.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the bodies of methods, constructors and initializers by counting braces; no parser is needed for that. */
final class MethodScanner {

    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[\\w.]+(\\s*\\([^()]*\\))?");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record)\\s+\\w+");
    private static final Pattern NO_METHOD = Pattern.compile(
            "=|->|\\bnew\\b|^(if|else|for|while|do|switch|catch|synchronized|try|return|case|yield)\\b");
    private static final Pattern ENUM_CONSTANT = Pattern.compile("(?s)^,?\\s*[A-Z][A-Z0-9_]+\\s*(\\(.*\\))?$");
    private static final Pattern METHOD =
            Pattern.compile("(?s)(?:.*[\\s>\\]])?(\\w+)\\s*\\(.*\\)\\s*(?:throws\\s+[\\w.,\\s]+)?");
    private static final Pattern COMPACT_CONSTRUCTOR =
            Pattern.compile("(?:(?:public|protected|private)\\s+)?([A-Z]\\w*)");
    private static final Pattern INITIALIZER = Pattern.compile("(static)");

    private final JavaSource source;
    private final Deque<Block> open = new ArrayDeque<>();
    private final List<Method> found = new ArrayList<>();
    private int headerStart;
    private int parentheses;

    private MethodScanner(JavaSource source) {
        this.source = source;
    }

    /** Every method with a body, in the order in which the bodies end. */
    static List<Method> methodsOf(JavaSource source) {
        MethodScanner scanner = new MethodScanner(source);
        scanner.scan();
        return scanner.found;
    }

    private void scan() {
        String code = source.code();
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '(' -> parentheses++;
                case ')' -> parentheses--;
                case '{' -> enter(i);
                case '}' -> leave(i);
                case ';' -> headerStart = parentheses == 0 ? i + 1 : headerStart;
                default -> {}
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("unbalanced braces in " + source.path());
        }
    }

    private void enter(int brace) {
        String name = parentheses == 0 ? methodName(source.code().substring(headerStart, brace)) : "";
        open.push(new Block(name, brace, headerStart, parentheses));
        headerStart = brace + 1;
        parentheses = 0;
    }

    private void leave(int brace) {
        Block block = open.pop();
        parentheses = block.parentheses();
        // Inside parentheses (an annotation's array, a lambda) the outer statement goes on.
        headerStart = parentheses > 0 ? block.headerStart() : brace + 1;
        if (!block.method().isEmpty()) {
            int first = source.lineAt(block.brace());
            found.add(new Method(block.method(), first, source.lineAt(brace) - first + 1));
        }
    }

    /** The name that this header declares, or an empty text if what follows is no method body. */
    private static String methodName(String header) {
        String plain = ANNOTATION.matcher(header).replaceAll(" ").strip();
        boolean other = Stream.of(TYPE, NO_METHOD, ENUM_CONSTANT)
                .anyMatch(pattern -> pattern.matcher(plain).find());
        if (other) {
            return "";
        }
        for (Pattern declaration : List.of(METHOD, COMPACT_CONSTRUCTOR, INITIALIZER)) {
            Matcher matcher = declaration.matcher(plain);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    /** One body: its lines count from the line of the opening brace to that of the closing one. */
    record Method(String name, int firstLine, int lines) {}

    private record Block(String method, int brace, int headerStart, int parentheses) {}
}
