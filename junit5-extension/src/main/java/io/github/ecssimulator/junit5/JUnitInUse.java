package io.github.ecssimulator.junit5;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What the JUnit of the user is able to do. It is known by its types: a jar may have lost its manifest. */
final class JUnitInUse {
    static final String OLDEST = "5.8";
    private static final String API = "org.junit.jupiter.api.";
    private static final boolean INVOKES = has("extension.ExecutableInvoker");
    private static final boolean CLOSES_VALUES = has("ClassTemplate");

    private JUnitInUse() {}

    /** Refuses a JUnit that is older than what the extension needs. */
    static void requireSupported() {
        if (!has("extension.DynamicTestInvocationContext")) {
            throw new ExtensionConfigurationException("ecs-simulator-junit5 needs JUnit " + OLDEST
                    + " or newer, but found JUnit " + version() + ". Raise the version of junit-jupiter.");
        }
    }

    /** Whether JUnit calls other methods with parameters for an extension: since JUnit 5.9. */
    static boolean canInvoke() {
        return INVOKES;
    }

    /** What to add for who asks in a constructor: since JUnit 5.12 it belongs to its test method, as the rest does. */
    static String hintForConstructors() {
        return has("extension.TestInstantiationAwareExtension")
                ? ""
                : " A constructor can take it, too, with JUnit 5.12 or newer; this is JUnit " + version() + ".";
    }

    /** Whether JUnit closes each value of a store that can be closed: since JUnit 5.13. */
    static boolean closesValues() {
        return CLOSES_VALUES;
    }

    /** What JUnit closed in a store before 5.13. */
    static Object closedByOld(AutoCloseable value) {
        return Old.closing(value);
    }

    /** Lets JUnit keep a file with its own reports, and tell its listeners of it: since JUnit 5.12. */
    static void publish(Path file, String type, ExtensionContext context) {
        for (Method method : ExtensionContext.class.getMethods()) {
            if (method.getName().equals("publishFile") && !method.isDefault()) { // a default one is an older signature
                publish(file, type, context, method);
            }
        }
    }

    private static void publish(Path file, String type, ExtensionContext context, Method publishFile) {
        ThrowingConsumer<Path> copy = target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        try {
            Object media = publishFile
                    .getParameterTypes()[1]
                    .getMethod("parse", String.class)
                    .invoke(null, type);
            publishFile.invoke(context, file.getFileName().toString(), media, copy);
        } catch (ReflectiveOperationException e) {
            // what runs the tests has no place for files; the file is where it was written
        }
    }

    private static String version() {
        String version = ExtensionContext.class.getPackage().getImplementationVersion();
        return version == null ? "of an unknown, older version" : version;
    }

    private static boolean has(String type) {
        try {
            Class.forName(API + type, false, ExtensionContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Apart, because a newer JUnit may come without that type. */
    private static final class Old {
        @SuppressWarnings("deprecation") // an old JUnit knows nothing else
        static Object closing(AutoCloseable value) {
            return (CloseableResource) value::close;
        }
    }
}
