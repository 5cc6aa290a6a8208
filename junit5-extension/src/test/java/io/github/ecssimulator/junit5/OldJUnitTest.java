package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JUnit that lacks types which the extension knows of. */
class OldJUnitTest {
    private static final String API = "org.junit.jupiter.api.extension.";
    private static final String[] SINCE_5_9 = {API + "TestInstancePreConstructCallback", API + "ExecutableInvoker"};
    private static final String[] SINCE_5_8 = {
        API + "TestInstancePreConstructCallback", API + "ExecutableInvoker", API + "DynamicTestInvocationContext"
    };

    @ParameterizedTest
    @ValueSource(strings = {"EcsSimulatorExtension", "AnnotationExtension"})
    void extension_ofTheOldestJUnit_canBeMade(String extension) throws Exception {
        try (OldJUnit old = new OldJUnit(SINCE_5_9)) {
            assertThatCode(() -> make(extension, old)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EcsSimulatorExtension", "AnnotationExtension"})
    void extension_ofAnOlderJUnit_saysWhichItNeeds(String extension) throws Exception {
        try (OldJUnit old = new OldJUnit(SINCE_5_8)) {
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

    /** Loads JUnit and the extension anew, without some types. */
    private static final class OldJUnit extends URLClassLoader {
        private final Set<String> missing;

        private OldJUnit(String... missing) {
            super(classPath(), OldJUnitTest.class.getClassLoader());
            this.missing = Set.of(missing);
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(OldJUnit::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String path) {
            try {
                return Path.of(path).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(path, e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (missing.contains(name)) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.github.ecssimulator.") || name.startsWith("org.junit.jupiter.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
            return super.loadClass(name, resolve);
        }
    }
}
