package io.github.ecssimulator.readme.migration;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

@ExtendWith(MockitoExtension.class)
class MockedGuardTest {
    @Mock
    EcsClient ecs;

    @Mock
    ScheduledExecutorService timer;

    @Captor
    ArgumentCaptor<Runnable> heartbeat;

    @ParameterizedTest
    @ValueSource(ints = {15, 60})
    @SuppressWarnings("unchecked")
    void aJobIsProtectedAndRenewed(int minutes) {
        when(ecs.updateTaskProtection(any(Consumer.class)))
                .thenReturn(UpdateTaskProtectionResponse.builder().build());
        Guard guard = new Guard(ecs, "some task", timer, minutes);

        assertThat(guard.acquire()).isTrue();
        verify(timer).scheduleAtFixedRate(heartbeat.capture(), eq(20L), eq(20L), eq(MINUTES));
        heartbeat.getValue().run();

        verify(ecs, times(2)).updateTaskProtection(any(Consumer.class));
    }
}
