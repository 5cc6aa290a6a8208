package io.github.ecssimulator.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.internal.engine.WorldFixture;
import org.junit.jupiter.api.Test;

class OperationHandlersTest {

    @Test
    void handlers_everyRequest_hasOne() { // a switch over types needs Java 21, so a test watches over the map
        OperationHandlers handlers = new OperationHandlers(WorldFixture.world());

        assertThat(handlers.requests()).containsExactlyInAnyOrder(EcsRequest.class.getPermittedSubclasses());
    }

    @Test
    void operations_names_areThoseOfEcs() {
        assertThat(new OperationHandlers(WorldFixture.world()).operations())
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .contains("GetTaskProtection", "UpdateTaskProtection");
    }
}
