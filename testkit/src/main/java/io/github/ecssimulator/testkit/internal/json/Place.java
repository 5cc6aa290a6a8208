package io.github.ecssimulator.testkit.internal.json;

/**
 * Where something stands in a text.
 *
 * @param source the text
 * @param path its JSON path, such as {@code $.clusters[0].name}
 * @param line from 1
 * @param column from 1
 */
public record Place(JsonSource source, String path, int line, int column) {

    /** The error of what stands here; the reason goes on behind the path. */
    public RuntimeException wrong(String reason) {
        return source.refusal(this, reason);
    }

    /** How an error at another place names this one. */
    @Override
    public String toString() {
        return path + " (" + source.name() + ", line " + line + ")";
    }
}
