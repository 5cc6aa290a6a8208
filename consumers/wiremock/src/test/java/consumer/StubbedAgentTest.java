package consumer;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.Test;

/** What docs/migration.md comes from. */
@WireMockTest
class StubbedAgentTest {

    @Test
    void aProtectedTaskTakesAJob(WireMockRuntimeInfo agent) throws Exception {
        stubFor(put("/task-protection/v1/state").willReturn(okJson("{\"protection\": {\"ProtectionEnabled\": true}}")));

        assertThat(new AgentGuard(agent.getHttpBaseUrl()).acquire()).isTrue();
    }

    @Test
    void aTaskThatIsRefusedTakesNone(WireMockRuntimeInfo agent) throws Exception {
        stubFor(put("/task-protection/v1/state").willReturn(serverError()));

        assertThat(new AgentGuard(agent.getHttpBaseUrl()).acquire()).isFalse();
    }
}
