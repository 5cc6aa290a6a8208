package io.github.ecssimulator.junit5;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies an error that several tests share, with its type, causes and stack traces, but without the stories in it. */
final class UnsharedCopy {
    private UnsharedCopy() {}

    static Throwable of(Throwable error) {
        return of(error, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Throwable of(Throwable error, Set<Throwable> described) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new WithoutStories(bytes)) {
                out.writeObject(error);
            }
            ClassLoader loader = error.getClass().getClassLoader();
            try (ObjectInputStream in = new LoadedBy(loader, new ByteArrayInputStream(bytes.toByteArray()))) {
                return (Throwable) in.readObject();
            }
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return described.add(error) ? described(error, described) : error; // not every error can be serialized
        }
    }

    private static Throwable described(Throwable error, Set<Throwable> described) {
        Throwable cause = error.getCause();
        AssertionError copy = new AssertionError(error.toString(), cause == null ? null : of(cause, described));
        copy.setStackTrace(error.getStackTrace());
        for (Throwable suppressed : error.getSuppressed()) {
            if (!isStory(suppressed)) {
                copy.addSuppressed(of(suppressed, described));
            }
        }
        return copy;
    }

    private static boolean isStory(@Nullable Object object) {
        return object instanceof SimulatorTimeline || object instanceof OwnedSimulator.LeftoverError;
    }

    private static final class WithoutStories extends ObjectOutputStream {
        private WithoutStories(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof List<?> suppressed && suppressed.stream().anyMatch(UnsharedCopy::isStory)) {
                List<Object> others = new ArrayList<>(suppressed);
                others.removeIf(UnsharedCopy::isStory);
                return others;
            }
            return object;
        }
    }

    private static final class LoadedBy extends ObjectInputStream {
        private final @Nullable ClassLoader loader;

        private LoadedBy(@Nullable ClassLoader loader, InputStream in) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type);
            }
        }
    }
}
