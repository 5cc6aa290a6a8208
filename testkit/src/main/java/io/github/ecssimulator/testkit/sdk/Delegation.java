package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a method of the object behind a proxy, and throws what it throws. */
final class Delegation {
    private Delegation() {}

    static @Nullable Object call(Method method, Object target, @Nullable Object @Nullable ... arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
