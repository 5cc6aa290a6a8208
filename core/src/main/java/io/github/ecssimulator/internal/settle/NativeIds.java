package io.github.ecssimulator.internal.settle;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** The kernel's numbers of the JVM's threads, from a thread dump: the only place where the JVM tells both. */
final class NativeIds {
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
                String id = matcher.group(2) != null ? matcher.group(2) : decimal(matcher.group(3), matcher.group(4));
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
