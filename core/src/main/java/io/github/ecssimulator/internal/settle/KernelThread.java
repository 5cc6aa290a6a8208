package io.github.ecssimulator.internal.settle;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says of one thread: whether it sleeps. The JVM's own word is not enough: a thread that was just woken
 * still reads WAITING until the system lets it run. Where there is no {@code /proc}, there are no such threads.
 */
final class KernelThread implements AutoCloseable {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final boolean IS_KNOWN_HERE = Files.isSymbolicLink(SELF); // does not change while the JVM runs
    private static final int ENOUGH = 128; // the state stands behind the name, which has at most 15 bytes

    private final RandomAccessFile file; // not a FileChannel: an interrupt would close it
    private final byte[] line = new byte[ENOUGH];

    private KernelThread(RandomAccessFile file) {
        this.file = file;
    }

    static boolean isKnownHere() {
        return IS_KNOWN_HERE;
    }

    /** The current thread, or null where the kernel does not tell. */
    static @Nullable KernelThread currentOrNull() {
        String id = ownIdOrNull();
        return id == null ? null : ofOrNull(id);
    }

    /** The kernel's number of the current thread, or null where it does not tell. */
    static @Nullable String ownIdOrNull() {
        try {
            return Files.readSymbolicLink(SELF).getFileName().toString();
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
            return text.isEmpty() || text.startsWith("S", text.lastIndexOf(')') + 2);
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

    /** The kernel's numbers of the JVM's threads, from a thread dump: the only place where the JVM tells both. */
    static final class NativeIds {
        // JDK 17: "name" #12 ... nid=0x1a2b ...    JDK 21 and later: "name" #12 [6699] ...
        private static final Pattern LINE =
                Pattern.compile("^\".*\" #(\\d+)(?: \\[(\\d+)\\])?.*?(?: nid=(0x)?([0-9a-f]+) .*)?$");

        private NativeIds() {}

        /** By the JVM's number of the thread; empty where this JVM does not tell. */
        static Map<Long, String> dump() {
            Map<Long, String> found = new TreeMap<>();
            threadPrint().lines().forEach(line -> {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    String id =
                            matcher.group(2) != null ? matcher.group(2) : decimal(matcher.group(3), matcher.group(4));
                    if (!id.isEmpty()) {
                        found.put(Long.valueOf(matcher.group(1)), id);
                    }
                }
            });
            return found;
        }

        private static String decimal(String prefix, String digits) {
            if (digits == null) {
                return "";
            }
            return String.valueOf(Long.parseLong(digits, prefix == null ? 10 : 16));
        }

        private static String threadPrint() {
            try {
                Object text = ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "threadPrint",
                                new Object[] {new String[0]},
                                new String[] {String[].class.getName()});
                return String.valueOf(text);
            } catch (JMException | SecurityException e) {
                return "";
            }
        }
    }
}
