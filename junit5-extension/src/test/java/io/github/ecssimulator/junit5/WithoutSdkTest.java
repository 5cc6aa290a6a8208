package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker that talks to ECS without the AWS SDK is tested without it, too. */
class WithoutSdkTest {

    @Test
    void extension_withoutSdkOnTheClassPath_works() throws Exception {
        try (URLClassLoader withoutSdk = new ReloadingLoader(
                name -> name.startsWith("io.github.ecssimulator."), name -> name.startsWith("software.amazon."))) {
            Class<?> cases = withoutSdk.loadClass(WithoutSdkTestCases.class.getName());

            assertThat(cases).isNotSameAs(WithoutSdkTestCases.class);
            assertThatThrownBy(() -> withoutSdk.loadClass("software.amazon.awssdk.services.ecs.EcsClient"))
                    .isInstanceOf(ClassNotFoundException.class);
            ExtensionRun.of(cases).succeedsWith(1);
        }
    }

    @Test
    void kitOfTheAgent_withoutSdkOnTheClassPath_works() throws Exception {
        try (URLClassLoader withoutSdk = new ReloadingLoader(
                name -> name.startsWith("io.github.ecssimulator.") || name.startsWith("kit."),
                name -> name.startsWith("software.amazon."))) {
            ExtensionRun.of(withoutSdk.loadClass("kit.AgentGuardContract$RightTestCases"))
                    .succeedsWith(13);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class WithoutSdkTestCases {
        @Test
        void test(EcsSimulator ecs) {
            assertThat(ecs.createCluster("media").runTask().isRunning()).isTrue();
        }
    }
}
