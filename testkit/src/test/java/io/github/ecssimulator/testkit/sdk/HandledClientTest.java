package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;

/** The class that is made for the clients, whatever version of the SDK its interface is of. */
class HandledClientTest {
    private final List<Method> handed = new ArrayList<>();
    private final InvocationHandler handler = (client, method, arguments) -> {
        handed.add(method);
        return null;
    };

    @ParameterizedTest
    @ValueSource(classes = {EcsClient.class, EcsAsyncClient.class})
    void method_ofTheSdk_comesToTheHandlerAndAnOverloadAsItsRequest(Class<?> type) throws ReflectiveOperationException {
        Object client = type == EcsClient.class ? HandledClient.sync(handler) : HandledClient.async(handler);

        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                handed.clear();

                method.invoke(
                        client,
                        Arrays.stream(method.getParameterTypes())
                                .map(HandledClientTest::any)
                                .toArray());

                assertThat(handed).as("%s", method).singleElement().satisfies(got -> {
                    assertThat(got.getName()).isEqualTo(method.getName());
                    assertThat(got.equals(method) || takesRequest(got)).isTrue();
                });
            }
        }
    }

    private static boolean takesRequest(Method method) {
        return AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]);
    }

    private static @Nullable Object any(Class<?> parameter) {
        Consumer<Object> nothing = builder -> {};
        return parameter == Consumer.class ? nothing : null;
    }

    @Test
    void answer_ofTheHandler_isThatOfTheMethod() {
        ListClustersResponse answer = ListClustersResponse.builder().build();

        assertThat(HandledClient.sync((client, method, arguments) -> answer).listClusters())
                .isSameAs(answer);
    }

    @Test
    void argument_ofTheMethod_isThatOfTheHandler() {
        ListClustersRequest request =
                ListClustersRequest.builder().maxResults(7).build();
        List<Object> given = new ArrayList<>();

        HandledClient.sync((client, method, arguments) -> {
                    given.addAll(List.of(arguments));
                    return null;
                })
                .listClusters(request);

        assertThat(given).containsExactly(request);
    }

    @Test
    void exception_ofTheHandler_comesOutAsItIs() {
        IllegalStateException thrown = new IllegalStateException("closed");
        EcsClient client = HandledClient.sync((proxy, method, arguments) -> {
            throw thrown;
        });

        assertThatThrownBy(client::close).isSameAs(thrown);
    }
}
