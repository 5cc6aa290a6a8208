package kit;

import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.SimulatorLife;
import io.github.ecssimulator.junit5.kit.ProtectorContract;
import io.github.ecssimulator.junit5.kit.Surroundings;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of guards that use the SDK. */
abstract class GuardContract extends ProtectorContract<JobGuard> {

    @Override
    protected boolean acquire(JobGuard guard, String job) {
        return guard.acquire();
    }

    @Override
    protected void release(JobGuard guard, String job) {
        guard.release();
    }

    @Override
    protected void stopping(JobGuard guard) {
        guard.shutDown();
    }

    @Override
    protected Optional<Boolean> believesProtected(JobGuard guard) {
        return Optional.of(guard.isProtected());
    }

    static class RightTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new JobGuard(
                    own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock());
        }
    }

    /** It renews on a thread of its own. */
    static class OnAThreadTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new ThreadGuard(own);
        }
    }

    /** Its worker tells it of each minute, and it has no timer. */
    static class ToldEachMinuteTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new JobGuard(
                    own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock()) {
                @Override
                void startHeartbeat() {}
            };
        }

        @Override
        protected void heartbeat(JobGuard guard) {
            guard.renew();
        }
    }

    /** Renewals are never refused here. */
    static class UnderAPolicyTestCases extends RightTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.policy(BlockedRenewal.ALLOWED))
                .build();
    }

    /** It serves one job after the other. */
    static class OfOneJobTestCases extends RightTestCases {
        @Override
        protected int jobsAtOnce() {
            return 1;
        }
    }

    /** Its jobs end before the window does, so it needs no heartbeat; and it lets the last job linger. */
    static class OfTheWindowTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new JobGuard(
                    own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock()) {
                @Override
                void renew() {}

                @Override
                void end() {
                    var unused = own.scheduledExecutor().schedule(this::endIfIdle, 5, TimeUnit.MINUTES);
                }

                private void endIfIdle() {
                    if (isIdle()) {
                        super.end();
                    }
                }
            };
        }

        @Override
        protected Duration longestJob(Duration window) {
            return window.minusMinutes(10);
        }

        @Override
        protected Duration givesBackWithin() {
            return Duration.ofMinutes(5);
        }
    }

    /** It sends its releases on a thread of its own, and its last job is given back at once all the same. */
    static class ReleasesOnAThreadTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new ReleasingThreadGuard(own);
        }

        @Override
        protected Duration givesBackWithin() {
            return Duration.ZERO;
        }
    }

    /** Its task takes a while to start and to stop. */
    static class InItsOwnTimeTestCases extends RightTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.taskTimings(TaskTimings.realistic()))
                .build();
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class InOneWorldTestCases extends RightTestCases {}

    /** It goes on renewing for each job that it was told of, until it is told of its end. */
    static class NotToldOfSigtermTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new LoopGuard(own);
        }

        @Override
        protected Duration givesBackWithin() {
            return Duration.ofMinutes(1);
        }
    }
}
