package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.util.Set;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JUnit that lacks types which the extension knows of. */
class OldJUnitTest {
    private static final String API = "org.junit.jupiter.api.extension.";
    private static final Set<String> SINCE_5_9 =
            Set.of(API + "TestInstancePreConstructCallback", API + "ExecutableInvoker");
    private static final Set<String> SINCE_5_8 = Set.of(
            API + "TestInstancePreConstructCallback", API + "ExecutableInvoker", API + "DynamicTestInvocationContext");

    @ParameterizedTest
    @ValueSource(strings = {"EcsSimulatorExtension", "AnnotationExtension"})
    void extension_ofTheOldestJUnit_canBeMade(String extension) throws Exception {
        try (URLClassLoader old = without(SINCE_5_9)) {
            assertThatCode(() -> make(extension, old)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EcsSimulatorExtension", "AnnotationExtension"})
    void extension_ofAnOlderJUnit_saysWhichItNeeds(String extension) throws Exception {
        try (URLClassLoader old = without(SINCE_5_8)) {
            assertThatThrownBy(() -> make(extension, old))
                    .cause()
                    .satisfies(refusal ->
                            assertThat(refusal.getClass().getName()).isEqualTo(API + "ExtensionConfigurationException"))
                    .hasMessageStartingWith("ecs-simulator-junit5 needs JUnit 5.8 or newer, but found JUnit ")
                    .hasMessageEndingWith(". Raise the version of junit-jupiter.");
        }
    }

    private static Object make(String extension, ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass("io.github.ecssimulator.junit5." + extension);
        assertThat(Extension.class.isAssignableFrom(type))
                .as("loaded by this test's loader")
                .isFalse();
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static URLClassLoader without(Set<String> types) {
        return new ReloadingLoader(
                name -> name.startsWith("io.github.ecssimulator.") || name.startsWith("org.junit.jupiter."),
                types::contains);
    }
}
