package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/** The SDK's real client, but for its waiters. */
record WaitingClient(SdkClient client, SimulatedWaiters time, Supplier<?> waiters) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("waiter")) {
            return waiters.get();
        }
        if (method.getName().equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        return Delegation.call(method, client, arguments);
    }
}
