package io.github.ecssimulator.junit5;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The name of the files that report of a test: safe on every disk, and that of no other test. */
final class ReportName {
    private static final Namespace NAMES = Namespace.create(ReportName.class);
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern INDEX = Pattern.compile("#(\\d+)]");
    private static final int LONGEST = 120;

    private ReportName() {}

    /** Such as {@code TranscoderTest.survives}, or {@code TranscoderTest.survives-2} for the second of its invocations. */
    static String of(ExtensionContext context) {
        String id = context.getUniqueId();
        ExtensionContext test = declared(context);
        StringBuilder name = new StringBuilder(className(test.getRequiredTestClass()));
        test.getTestMethod()
                .map(Method::getName)
                .ifPresent(method -> name.append('.').append(method));
        Matcher index = INDEX.matcher(id);
        while (index.find()) {
            name.append('-').append(index.group(1));
        }
        String safe = UNSAFE.matcher(name).replaceAll("_");
        boolean whole = safe.contentEquals(name) && safe.length() <= LONGEST;
        return whole && isFree(safe, context)
                ? safe
                : safe.substring(0, Math.min(LONGEST, safe.length())) + "-" + Integer.toHexString(id.hashCode());
    }

    /** A dynamic test has neither class nor method, but stands below its factory. */
    static ExtensionContext declared(ExtensionContext context) {
        return context.getTestClass().isPresent()
                ? context
                : context.getParent().map(ReportName::declared).orElse(context);
    }

    private static String className(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    /**
     * Test classes of two packages may have one name, methods of one name other parameters, and some disks take capital letters for
     * small ones. Several tests may ask at a time.
     */
    private static synchronized boolean isFree(String name, ExtensionContext context) {
        Store taken = context.getRoot().getStore(NAMES);
        String key = name.toLowerCase(Locale.ROOT);
        String owner = taken.get(key, String.class);
        if (owner == null) {
            taken.put(key, context.getUniqueId());
        }
        return owner == null || owner.equals(context.getUniqueId());
    }
}
