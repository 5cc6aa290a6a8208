package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker that talks to ECS without the AWS SDK is tested without it, too. */
class WithoutSdkTest {

    @Test
    void extension_withoutSdkOnTheClassPath_works() throws Exception {
        try (URLClassLoader withoutSdk = new WithoutSdk()) {
            Class<?> cases = withoutSdk.loadClass(WithoutSdkTestCases.class.getName());

            assertThat(cases).isNotSameAs(WithoutSdkTestCases.class);
            assertThatThrownBy(() -> withoutSdk.loadClass("software.amazon.awssdk.services.ecs.EcsClient"))
                    .isInstanceOf(ClassNotFoundException.class);
            ExtensionRun.of(cases).succeedsWith(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class WithoutSdkTestCases {
        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs.createCluster("media").runTask().isRunning()).isTrue();
        }
    }

    /** Loads the simulator anew, so that its classes are linked where the AWS SDK is not to be found. */
    private static final class WithoutSdk extends URLClassLoader {
        private WithoutSdk() {
            super(classPath(), WithoutSdkTest.class.getClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(WithoutSdk::url)
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
            if (name.startsWith("software.amazon.")) {
                throw new ClassNotFoundException(name);
            }
            if (name.startsWith("io.github.ecssimulator.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
            return super.loadClass(name, resolve);
        }
    }
}
