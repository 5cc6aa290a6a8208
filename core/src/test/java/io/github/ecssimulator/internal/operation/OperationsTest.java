package io.github.ecssimulator.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsRequest;
import org.junit.jupiter.api.Test;

class OperationsTest {

    @Test
    void operations_everyRequest_hasOne() { // a switch over types needs Java 21, so a test watches over the map
        assertThat(Operations.requests()).containsExactlyInAnyOrder(EcsRequest.class.getPermittedSubclasses());
    }

    @Test
    void operations_names_areThoseOfEcs() {
        assertThat(EcsRequest.operations())
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .contains("GetTaskProtection", "UpdateTaskProtection");
    }
}
