package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.Recording;
import io.github.ecssimulator.journal.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the SHA-256 of the text of two journals: of the recording of a file, replayed, and of a story, told anew. */
public final class ReplayedDigest {
    private ReplayedDigest() {}

    public static void main(String[] arguments) {
        System.out.println(of(RecordingJson.read(Path.of(arguments[0]))));
        long seed = Long.parseLong(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        System.out.println(of(SeededStory.told(seed, steps).journal().entries()));
    }

    static String of(Recording recording) {
        return of(recording.replay().journal().entries());
    }

    static String of(List<JournalEntry> journal) {
        String text = journal.stream().map(JournalEntry::toString).collect(Collectors.joining("\n"));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
