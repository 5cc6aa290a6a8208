package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.ChildJvm;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test forgets to close must not keep its JVM alive. */
class UnclosedDoorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"main", "user", "daemon"})
    void doors_openedByAnyThreadAndNeverClosed_letTheProgramEnd(String thread) {
        ChildJvm.Ended ended = ChildJvm.run(UnclosedDoors.class, Map.of(), thread);

        assertThat(ended.output()).contains("all doors are open").contains("main ends");
        assertThat(ended.exitCode()).isZero();
    }
}
