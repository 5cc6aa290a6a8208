package io.github.ecssimulator.testkit.time;

import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Work given to {@code execute}: nobody holds its future, so its exception comes out of the advance, whatever its type. */
final class LoudFuture extends PlannedFuture<@Nullable Object> {
    private @Nullable Throwable failure;

    LoudFuture(ClockExecutor executor, Runnable command) {
        super(executor, Executors.callable(command), null);
    }

    @Override
    protected void setException(Throwable thrown) {
        failure = thrown;
        super.setException(thrown);
    }

    @Override
    public void run() {
        super.run();
        if (failure != null) {
            LoudFuture.<RuntimeException>throwAsItIs(failure);
        }
    }

    @SuppressWarnings("unchecked") // Kotlin and others throw checked exceptions where none is declared
    private static <E extends Throwable> void throwAsItIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
