package io.github.ecssimulator.internal.settle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One look at all that a world waits for. */
final class Look {
    private final long[] work;
    private @Nullable Watched firstBusy;

    private Look(int size) {
        this.work = new long[size];
    }

    /** Looks until something is busy; what has worked since an earlier look counts as busy. */
    static Look at(List<Watched> all, @Nullable Look earlier, Company company) {
        Look look = new Look(all.size());
        Thread asking = Thread.currentThread();
        for (int i = 0; i < all.size() && look.firstBusy == null; i++) {
            Watched each = all.get(i);
            if (isExcused(each, asking, company)) {
                continue;
            }
            look.work[i] = each.work(); // first: what it does behind this look shows at the next
            boolean hasWorked = earlier != null && !each.isUntold() && look.work[i] != earlier.work[i];
            if (hasWorked || each.isBusy(asking, look.work[i])) {
                look.firstBusy = each;
            }
        }
        return look;
    }

    private static boolean isExcused(Watched each, Thread asking, Company company) {
        return each instanceof WatchedThread thread && (thread.thread() == asking || company.waits(thread.thread()));
    }

    @Nullable
    Watched firstBusyOrNull() {
        return firstBusy;
    }
}
