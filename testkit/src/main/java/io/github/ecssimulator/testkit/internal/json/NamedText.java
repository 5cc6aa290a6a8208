package io.github.ecssimulator.testkit.internal.json;

import io.github.ecssimulator.testkit.internal.json.Located.Place;
import io.github.ecssimulator.testkit.internal.json.Located.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file, and how errors name it.
 *
 * @param name the name of the file or resource
 * @param text what it holds
 * @param contents what such a file holds
 */
public record NamedText(String name, String text, Contents contents) implements Source {

    /**
     * A kind of file.
     *
     * @param deepestNesting how deep its values may nest
     * @param error makes the error that tells what is wrong with one
     */
    public record Contents(int deepestNesting, BiFunction<String, @Nullable Throwable, RuntimeException> error) {
        private RuntimeException wrong(String message, @Nullable Throwable cause) {
            return error.apply(message, cause);
        }
    }

    @Override
    public String form() {
        return "file";
    }

    @Override
    public int deepestNesting() {
        return contents.deepestNesting;
    }

    @Override
    public RuntimeException refusal(Place place, String reason) {
        String end = reason.endsWith("?") ? "" : ".";
        String where = name + ": line " + place.line() + ", column " + place.column() + ": " + place.path();
        return contents.wrong(where + " " + reason + end, null);
    }

    public static NamedText ofFile(Path file, Contents contents) {
        try {
            return decoded(file.toString(), Files.readAllBytes(file), contents);
        } catch (NoSuchFileException e) {
            throw contents.wrong(file + ": there is no such file.", e);
        } catch (AccessDeniedException e) {
            throw contents.wrong(file + ": the file cannot be read: access is denied.", e);
        } catch (IOException e) {
            throw contents.wrong(file + ": the file cannot be read: " + e.getMessage(), e);
        }
    }

    public static NamedText ofResource(Class<?> near, String name, Contents contents) {
        if (isFolder(near.getResource(name))) {
            throw contents.wrong(lookedFor(near, name) + " is a folder of the class path. Name a file in it.", null);
        }
        try (InputStream in = near.getResourceAsStream(name)) {
            if (in == null) {
                throw contents.wrong(
                        name + ": there is no such resource; looked for " + lookedFor(near, name)
                                + " on the class path.",
                        null);
            }
            return decoded(name, in.readAllBytes(), contents);
        } catch (IOException e) {
            throw contents.wrong(name + ": the resource cannot be read: " + e.getMessage(), e);
        }
    }

    /** The JDK reads the names of its files then. */
    private static boolean isFolder(@Nullable URL resource) {
        try {
            return resource != null
                    && resource.getProtocol().equals("file")
                    && Files.isDirectory(Path.of(resource.toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false; // the loader of a class may name files as it likes; to read one tells what is wrong
        }
    }

    private static String lookedFor(Class<?> near, String name) {
        return name.startsWith("/") ? name : "/" + near.getPackageName().replace('.', '/') + "/" + name;
    }

    private static NamedText decoded(String name, byte[] bytes, Contents contents) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length); // a byte makes at most one char
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw new NamedText(name, text, contents).end().wrong("is not UTF-8 here" + hint(bytes));
        }
        return new NamedText(name, text, contents);
    }

    private Place end() {
        int line = (int) text.chars().filter(character -> character == '\n').count() + 1;
        return new Place(this, "$", line, text.length() - text.lastIndexOf('\n'));
    }

    private static String hint(byte[] bytes) {
        if (JsonText.isGzip(bytes)) {
            return "; it looks like gzip, so unpack it";
        }
        boolean utf16 = bytes.length > 1 && (bytes[0] & bytes[1] & 0xfe) == 0xfe;
        return utf16 ? "; it looks like UTF-16, so save it as UTF-8" : "";
    }
}
