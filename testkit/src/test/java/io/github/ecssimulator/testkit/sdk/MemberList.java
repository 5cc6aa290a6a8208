package io.github.ecssimulator.testkit.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Lists of members in text files: a shape, a colon and its members, one shape on a line; {@code #} begins a comment. */
final class MemberList {
    private MemberList() {}

    /** Reads a list. */
    static Set<String> read(String file) {
        Set<String> members = new TreeSet<>();
        text(file).lines().map(String::strip).filter(MemberList::counts).forEach(line -> add(line, members));
        return members;
    }

    private static boolean counts(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    private static void add(String line, Set<String> members) {
        String[] parts = line.split(":", 2);
        for (String member : parts[1].split(",", -1)) {
            members.add(parts[0] + "." + member.strip());
        }
    }

    private static String text(String file) {
        try (InputStream in = MemberList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + file + " beside this class.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
