package kit;

import io.github.ecssimulator.junit5.kit.Surroundings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ServerException;

/** Guards with one mistake each, and the contract of each. */
final class BrokenGuards {
    private BrokenGuards() {}

    /** A guard that overrides what its mistake is about. */
    private static class Guard extends JobGuard {
        Guard(Surroundings own) {
            super(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock());
        }
    }

    /** A misspelt option makes of its release a call that reads. */
    static class NeverReleasesTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                boolean tryToClear() {
                    return true;
                }
            };
        }
    }

    /** It lets the last job linger, and no new job takes the late release back. */
    static class ReleasesTheNextJobTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                void end() {
                    var unused = own.scheduledExecutor().schedule(super::end, 3, TimeUnit.MINUTES);
                }
            };
        }

        @Override
        protected Duration givesBackWithin() {
            return Duration.ofMinutes(3);
        }
    }

    static class NeverRenewsTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                void renew() {}
            };
        }
    }

    static class CountsNoJobsTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                synchronized void release() {
                    super.release();
                    clear();
                }
            };
        }
    }

    /** Its last job is the one that ends its heartbeat, and so is the first. */
    static class ForgetsTheOtherJobTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                synchronized void release() {
                    stopHeartbeat();
                    super.release();
                }
            };
        }
    }

    static class IgnoresFailuresTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                boolean tryToProtect() {
                    super.tryToProtect();
                    return true;
                }
            };
        }
    }

    /** Its timer runs nothing again that has thrown. */
    static class DiesOfThrottlingTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                boolean tryToProtect() {
                    try {
                        return super.tryToProtect();
                    } catch (EcsException e) {
                        throw e.awsErrorDetails().errorCode().equals("ThrottlingException")
                                ? new IllegalStateException("slow down", e)
                                : e;
                    }
                }
            };
        }
    }

    /** Its caller waits for what never comes after a refusal. */
    static class WaitsForEverTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private final CountDownLatch protection = new CountDownLatch(1);
                private boolean refused;

                @Override
                synchronized boolean acquire() {
                    refused = false;
                    return super.acquire() || (refused && isThere(protection));
                }

                @Override
                boolean tryToProtect() {
                    refused = !super.tryToProtect();
                    return !refused;
                }
            };
        }

        private boolean isThere(CountDownLatch latch) {
            try {
                latch.await();
                return true;
            } catch (InterruptedException e) {
                return isThereAfter(e);
            }
        }

        boolean isThereAfter(InterruptedException interruption) {
            return false;
        }

        @Override
        protected Duration realPatience() {
            return Duration.ofSeconds(1);
        }
    }

    /** The same, but it fails when it is interrupted, and stays so. */
    static class FailsWhenInterruptedTestCases extends WaitsForEverTestCases {
        @Override
        boolean isThereAfter(InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    static class GivesUpForEverTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private boolean off;

                @Override
                synchronized boolean acquire() {
                    return !off && super.acquire();
                }

                @Override
                boolean tryToProtect() {
                    try {
                        return super.tryToProtect();
                    } catch (ServerException e) {
                        off = true;
                        throw e;
                    }
                }
            };
        }
    }

    /** It counts the job although its caller was told, by an exception, that it may not begin. */
    static class CountsTheLostCallTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private int lost;

                @Override
                boolean tryToProtect() {
                    try {
                        return super.tryToProtect();
                    } catch (SdkClientException e) {
                        lost++;
                        throw e;
                    }
                }

                @Override
                synchronized void release() {
                    if (lost == 0) {
                        super.release();
                    }
                }
            };
        }
    }

    static class NoHeartbeatAfterExpiryTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                void renew() {
                    if (isProtected()) {
                        super.renew();
                    }
                }
            };
        }
    }

    static class BelievesWhatItOnceHeardTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private boolean believed;

                @Override
                boolean tryToProtect() {
                    believed |= super.tryToProtect();
                    return believed;
                }

                @Override
                synchronized boolean isProtected() {
                    return believed;
                }
            };
        }
    }

    /** It takes a refused renewal for the end, and lets go of what it has. */
    static class LetsGoWhenRefusedTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                @Override
                void renew() {
                    if (!tryQuietly()) {
                        tryToClear();
                    }
                }

                private boolean tryQuietly() {
                    try {
                        return tryToProtect();
                    } catch (SdkException e) {
                        return true;
                    }
                }
            };
        }
    }

    /** It lets go at SIGTERM, and its job lets go once more. */
    static class ReleasesTwiceTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private boolean released;

                @Override
                synchronized void shutDown() {
                    release();
                    released = true;
                }

                @Override
                synchronized void release() {
                    if (released) {
                        throw new IllegalStateException("no job runs");
                    }
                    super.release();
                }
            };
        }
    }

    /** It forgets its jobs at SIGTERM, so the last one is never the last. */
    static class RenewsAfterItsEndTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private boolean forgotten;

                @Override
                synchronized void shutDown() {
                    forgotten = true;
                }

                @Override
                synchronized void release() {
                    if (!forgotten) {
                        super.release();
                    }
                }
            };
        }
    }

    static class BeginsAfterSigtermTestCases extends GuardContract {
        @Override
        protected JobGuard protector(Surroundings own) {
            return new Guard(own) {
                private boolean down;

                @Override
                synchronized void shutDown() {
                    down = true;
                }

                @Override
                synchronized boolean acquire() {
                    return super.acquire() || down;
                }
            };
        }
    }
}
