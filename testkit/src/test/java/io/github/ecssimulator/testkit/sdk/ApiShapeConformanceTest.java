package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsRequest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds the records of the typed API to the shapes of the SDK, member by member: a door binds them by name, so a misspelt
 * member would silently never arrive.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiShapeConformanceTest {
    /** Documented, but not yet in the SDK; a caller that speaks HTTP may send it. */
    private static final Set<String> AHEAD_OF_THE_SDK = Set.of("DeploymentConfiguration.earlySuccessCriteria");

    private final ApiShapeWalk walk = new ApiShapeWalk();

    /** The shapes were written down against a recent SDK; the oldest lacks what ECS learnt since. */
    private final boolean oldestSdk = !SdkInUse.isAtLeast(19, 0);

    @BeforeAll
    void compareEveryRecord() {
        for (Class<?> request : EcsRequest.class.getPermittedSubclasses()) {
            walk.compareOperation(request.getEnclosingClass());
        }
    }

    @Test
    void records_everyMember_isOfTheSdksType() {
        assertThat(walk.compared()).isGreaterThan(oldestSdk ? 300 : 400);
        assertThat(walk.misfits()).isEmpty();
    }

    @Test
    void records_everyMember_isKnownToTheSdk() {
        if (oldestSdk) {
            assertThat(walk.unknownToSdk()).containsAll(AHEAD_OF_THE_SDK);
        } else {
            assertThat(walk.unknownToSdk()).isEqualTo(AHEAD_OF_THE_SDK);
        }
    }

    @Test
    void leftOutMembers_areThoseThatAreListed() {
        Set<String> listed = MemberList.read("left-out-members.txt");
        if (oldestSdk) {
            assertThat(listed).containsAll(walk.leftOut());
        } else {
            assertThat(new TreeSet<>(walk.leftOut())).isEqualTo(listed);
        }
    }
}
