package io.github.ecssimulator.readme.migration;

class ReadingAgentGuardTest extends AgentGuardTestCases {
    @Override
    AgentGuard guard(String agent) {
        return new ReadingAgentGuard(agent);
    }
}
