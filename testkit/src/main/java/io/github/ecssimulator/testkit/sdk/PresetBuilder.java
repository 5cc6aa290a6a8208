package io.github.ecssimulator.testkit.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/**
 * The SDK's builder, with what the user left open filled in at the end.
 *
 * <p>At the end, because the SDK's {@code overrideConfiguration} replaces the whole of what was set before: a user who adds an
 * interceptor would lose a retry policy preset at the start, and with it wait in real time.
 */
final class PresetBuilder implements InvocationHandler {
    private final SdkClientBuilder<?, ?> builder;
    private final UnaryOperator<ClientOverrideConfiguration> defaults;
    private final UnaryOperator<Object> finish;

    private PresetBuilder(
            SdkClientBuilder<?, ?> builder,
            UnaryOperator<ClientOverrideConfiguration> defaults,
            UnaryOperator<Object> finish) {
        this.builder = builder;
        this.defaults = defaults;
        this.finish = finish;
    }

    /**
     * Wraps a builder.
     *
     * @param type the builder's interface
     * @param defaults fills what is open in the user's configuration
     * @param finish what becomes of the client that was built
     */
    static <B extends SdkClientBuilder<B, C>, C> B of(
            Class<B> type,
            B builder,
            UnaryOperator<ClientOverrideConfiguration> defaults,
            Class<C> clientType,
            UnaryOperator<C> finish) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                new PresetBuilder(builder, defaults, client -> finish.apply(clientType.cast(client)))));
    }

    /** Tells whether the user chose how to retry; newer SDKs have more ways to say it. */
    static boolean saysHowToRetry(ClientOverrideConfiguration configuration) {
        return Stream.of("retryPolicy", "retryStrategy", "retryMode", "retryStrategyConfigurator")
                .anyMatch(setting -> isSet(configuration, setting));
    }

    private static boolean isSet(ClientOverrideConfiguration configuration, String setting) {
        try {
            Object value = ClientOverrideConfiguration.class.getMethod(setting).invoke(configuration);
            return value instanceof Optional<?> optional && optional.isPresent();
        } catch (NoSuchMethodException e) {
            return false; // an older SDK
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK does not tell its setting " + setting + ".", e);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("build")) {
            builder.overrideConfiguration(defaults.apply(builder.overrideConfiguration()));
            return finish.apply(builder.build());
        }
        Object result = Delegation.call(method, builder, arguments);
        return result == builder ? proxy : result;
    }
}
