package io.github.ecssimulator.internal.settle;

import org.jspecify.annotations.Nullable;

/** Where a thread stands that time waited for in vain: the cause of the error that says so. */
public final class Place extends Throwable {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object thread;

    Place(Watched busy) {
        super(busy.description());
        thread = busy instanceof WatchedThread watched ? watched.thread() : null;
        setStackTrace(busy.stack());
    }

    /** Whether two errors tell of one thread, so that the second says nothing that the first has not said. */
    public static boolean isToldTwice(Throwable first, Throwable second) {
        return first.getCause() instanceof Place one
                && second.getCause() instanceof Place other
                && one.thread != null
                && one.thread == other.thread;
    }

    /** A stack trace shows it below the error, where the name of this type would tell nobody anything. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message has to stay without it, too
    public String toString() {
        return String.valueOf(getMessage());
    }
}
