package io.github.ecssimulator.junit5;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** What JUnit closed in a store before 5.13. A class of its own, because a newer JUnit may come without that type. */
final class ClosedByOldJUnit {
    private ClosedByOldJUnit() {}

    @SuppressWarnings("deprecation") // an old JUnit knows nothing else
    static Object of(AutoCloseable value) {
        return (CloseableResource) value::close;
    }
}
