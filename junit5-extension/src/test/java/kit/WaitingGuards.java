package kit;

import io.github.ecssimulator.junit5.kit.Surroundings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Contracts of guards that wait for ever in real time, each at another place. */
final class WaitingGuards {
    private WaitingGuards() {}

    private abstract static class Waiting extends GuardContract {
        @Override
        protected Duration realPatience() {
            return Duration.ofSeconds(1); // what does come back may load the SDK first, on a busy machine
        }
    }

    private static class Guard extends JobGuard implements AutoCloseable {
        private final CountDownLatch never = new CountDownLatch(1);

        Guard(Surroundings own) {
            super(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock());
        }

        void waitForEver() {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {}
    }

    /** Its timer waits, minute by minute. */
    static class InRenewalTestCases extends Waiting {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                void renew() {
                    waitForEver();
                }
            };
        }
    }

    /** Its timer waits many times while one minute passes. */
    static class EachSecondTestCases extends Waiting {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                void startHeartbeat() {
                    for (int second = 1; second < 60; second++) {
                        var unused = own.scheduledExecutor().schedule(this::waitForEver, second, TimeUnit.SECONDS);
                    }
                }
            };
        }
    }

    static class InHeartbeatTestCases extends Waiting {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own);
        }

        @Override
        protected void heartbeat(JobGuard guard) {
            ((Guard) guard).waitForEver();
        }
    }

    static class InStoppingTestCases extends Waiting {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                synchronized void shutDown() {
                    waitForEver();
                }
            };
        }
    }

    static class InCloseTestCases extends Waiting {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                public void close() {
                    waitForEver();
                }
            };
        }
    }

    /** It cannot be made. */
    static class InConstructorTestCases extends Waiting {
        @Override
        protected JobGuard protector(Surroundings own) {
            Guard made = new Guard(own);
            made.waitForEver();
            return made;
        }
    }
}
