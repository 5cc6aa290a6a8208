package kit;

import io.github.ecssimulator.junit5.kit.Surroundings;
import java.util.concurrent.TimeUnit;

/** Production code: a guard that looks twice a minute whether jobs run, and whose last release is sent by that look, too. */
final class LoopGuard extends JobGuard {
    private int jobs;
    private boolean clearing;

    @SuppressWarnings("FutureReturnValueIgnored") // it looks as long as its task lives
    LoopGuard(Surroundings own) {
        super(own.ecsClient(), own.clusterName(), own.taskArn(), own.scheduledExecutor(), own.clock());
        own.scheduledExecutor().scheduleAtFixedRate(this::look, 30, 30, TimeUnit.SECONDS);
    }

    private synchronized void look() {
        if (jobs > 0) {
            protect();
        } else if (clearing) {
            clear();
            clearing = false;
        }
    }

    /** A job may also begin on what is left of an older protection. */
    @Override
    synchronized boolean acquire() {
        boolean may = protect() || isProtected();
        if (may) {
            jobs++;
        }
        return may;
    }

    @Override
    synchronized void release() {
        jobs--;
        clearing = jobs == 0;
    }
}
