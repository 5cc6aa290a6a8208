package io.github.ecssimulator.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the contract to its own rule: every behaviour names its ground. */
class ContractGroundTest {
    private static final int FEWEST_BEHAVIOURS = 160;

    @Test
    void contract_everyBehaviour_namesItsGround() {
        assertThat(behaviours())
                .allSatisfy(method -> assertThat(method.getAnnotation(Ground.class))
                        .as(method.getName())
                        .isNotNull()
                        .extracting(Ground::value)
                        .asString()
                        .matches("(documented|observed|inferred|assumed|simulator|general): .+"));
    }

    @Test
    void contract_hasManyBehaviours() {
        assertThat(behaviours()).hasSizeGreaterThanOrEqualTo(FEWEST_BEHAVIOURS);
    }

    private static List<Method> behaviours() {
        return Stream.of(EcsContractTest.class.getInterfaces())
                .flatMap(topic -> Arrays.stream(topic.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }
}
