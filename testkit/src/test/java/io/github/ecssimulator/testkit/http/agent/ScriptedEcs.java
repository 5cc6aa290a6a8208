package io.github.ecssimulator.testkit.http.agent;

import java.util.ArrayList;
import java.util.List;

/** An ECS that gives prepared answers, the last one for ever, and keeps what it received. */
final class ScriptedEcs implements AgentEcsTransport {
    static final String REQUEST_ID = "e4d5c6b7-a890-4123-8456-0f1e2d3c4b5a";

    private final List<EcsAnswer> answers;
    private final List<EcsCall> received = new ArrayList<>();
    private int tries;

    ScriptedEcs(List<EcsAnswer> answers) {
        this.answers = List.copyOf(answers);
    }

    static ScriptedEcs answering(EcsAnswer... answers) {
        return new ScriptedEcs(List.of(answers));
    }

    static EcsAnswer reply(int status, String body) {
        HeaderList headers = HeaderList.of("x-amzn-RequestId", REQUEST_ID);
        return new EcsAnswer.Reply(status, headers, Octets.utf8(body), EcsAnswer.BodyEnd.COMPLETE);
    }

    @Override
    public EcsAnswer send(EcsCall call) {
        if (answers.isEmpty()) {
            throw new AssertionError("ECS must not be called, but was: " + call.body());
        }
        EcsAnswer answer = answers.get(Math.min(tries++, answers.size() - 1));
        if (!(answer instanceof EcsAnswer.NoReply noReply && noReply.goError().contains("connection refused"))) {
            received.add(call);
        }
        return answer;
    }

    List<EcsCall> received() {
        return List.copyOf(received);
    }

    /** How often the agent tried, connections that nobody took included. */
    int tries() {
        return tries;
    }
}
