package io.github.ecssimulator.readme.migration;

import java.net.http.HttpResponse;

class ReadingAgentGuard extends AgentGuard {
    ReadingAgentGuard(String agent) {
        super(agent);
    }

    @Override
    boolean isGranted(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"protection\"");
    }
}
