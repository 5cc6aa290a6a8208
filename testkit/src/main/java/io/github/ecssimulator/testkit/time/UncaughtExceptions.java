package io.github.ecssimulator.testkit.time;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What other threads throw during a wait that asked for it. The handler is that of the whole JVM, as Awaitility's own. */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler, AutoCloseable {
    private final Thread.@Nullable UncaughtExceptionHandler before;
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    private UncaughtExceptions(Thread.@Nullable UncaughtExceptionHandler before) {
        this.before = before;
    }

    static UncaughtExceptions watch() {
        UncaughtExceptions watching = new UncaughtExceptions(Thread.getDefaultUncaughtExceptionHandler());
        Thread.setDefaultUncaughtExceptionHandler(watching);
        return watching;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        first.compareAndSet(null, thrown);
    }

    Optional<Throwable> take() {
        return Optional.ofNullable(first.getAndSet(null));
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
