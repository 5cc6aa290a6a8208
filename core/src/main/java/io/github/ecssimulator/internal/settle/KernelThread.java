package io.github.ecssimulator.internal.settle;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says of one thread: whether it sleeps. The JVM's own word is not enough: a thread that was just woken still
 * reads WAITING until the system lets it run. Where there is no {@code /proc}, there are no such threads.
 */
final class KernelThread implements AutoCloseable {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final int ENOUGH = 128; // the state stands behind the name, which has at most 15 bytes

    private final RandomAccessFile file; // not a FileChannel: an interrupt would close it
    private final byte[] line = new byte[ENOUGH];

    private KernelThread(RandomAccessFile file) {
        this.file = file;
    }

    static boolean isKnownHere() {
        return Files.isSymbolicLink(SELF);
    }

    /** The current thread, or null where the kernel does not tell. */
    static @Nullable KernelThread currentOrNull() {
        try {
            return ofOrNull(Files.readSymbolicLink(SELF).getFileName().toString());
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return null;
        }
    }

    static @Nullable KernelThread ofOrNull(String id) {
        try {
            return new KernelThread(new RandomAccessFile(new File("/proc/self/task/" + id + "/stat"), "r"));
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    /** Whether the thread sleeps; a thread that is gone does for ever. */
    synchronized boolean sleeps() {
        try {
            file.seek(0);
            int read = file.read(line);
            String text = new String(line, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1);
            int state = text.lastIndexOf(')') + 2;
            return state >= text.length() || text.charAt(state) == 'S';
        } catch (IOException e) {
            return true; // no such process: the thread has ended
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
