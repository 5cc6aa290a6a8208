package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a world waits for. Threads come in from any thread, and leave when they have ended. */
final class WatchedSet {
    private final CopyOnWriteArrayList<Watched> members = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Object> strangers = new CopyOnWriteArrayList<>();
    private final Set<Thread> held = ConcurrentHashMap.newKeySet(); // only ever asked for one
    private volatile boolean kernelIsSilent;
    private volatile long version;

    List<Watched> members() {
        return members;
    }

    /** Another number after each change of the members. */
    long version() {
        return version;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Whether a thread is watched, or was and turned out to be a stranger's. */
    boolean knows(Thread thread) {
        return includes(thread) || strangers.contains(thread);
    }

    /** Whether a thread is one of this world's. */
    boolean includes(Thread thread) {
        return held.contains(thread) || findOrNull(thread) != null;
    }

    /** A thread is watched from now on only while it is let run; on the last steps to its end it runs nobody's code. */
    void hold(Thread thread) {
        held.removeIf(each -> each.getState() == Thread.State.TERMINATED);
        held.add(thread);
    }

    /** Adds what its owner takes out again. */
    synchronized void add(Watched member) {
        if (!members.contains(member)) {
            members.add(member);
            version++;
        }
    }

    private @Nullable WatchedThread findOrNull(Thread thread) {
        for (Watched each : members) {
            if (each instanceof WatchedThread watched && watched.thread() == thread) {
                return watched;
            }
        }
        return null;
    }

    /** Adds a thread, or learns more of one that is there already. */
    synchronized boolean add(Thread thread, Descent descent, @Nullable KernelThread kernel) {
        WatchedThread present = findOrNull(thread);
        if (present != null && descent != Descent.CALLER) {
            return false;
        }
        dropGone(); // also in a world whose time nobody moves
        members.add(new WatchedThread(thread, descent, kernel));
        version++;
        if (present != null) {
            drop(present);
        }
        return true;
    }

    synchronized boolean add(ForkJoinPool pool) {
        boolean present = strangers.contains(pool)
                || members.stream().anyMatch(each -> each instanceof Watched.Pool known && known.pool() == pool);
        if (present) {
            return false;
        }
        version++;
        members.add(new Watched.Pool(pool));
        return true;
    }

    synchronized void drop(Watched gone) {
        members.remove(gone);
        version++;
        gone.close();
    }

    /** Waits no longer for something that may have nothing to do with this world. */
    void disown(Watched stranger) {
        drop(stranger);
        strangers.add(stranger instanceof WatchedThread thread ? thread.thread() : ((Watched.Pool) stranger).pool());
    }

    void dropThread(Thread thread) {
        WatchedThread present = findOrNull(thread);
        if (present != null) {
            drop(present);
        }
    }

    void dropGone() {
        for (Watched each : members) {
            if (each.isGone()) {
                drop(each);
            }
        }
    }

    /** Asks the JVM once for the kernel's numbers of the threads that have not told theirs. */
    void findInKernel(List<Watched> unknown) {
        if (kernelIsSilent) {
            return;
        }
        Map<Long, String> ids = KernelThread.NativeIds.dump();
        kernelIsSilent = ids.isEmpty();
        for (Watched each : unknown) {
            if (each instanceof WatchedThread watched) {
                String id = ids.get(watched.thread().getId());
                KernelThread kernel = id == null ? null : KernelThread.ofOrNull(id);
                if (kernel != null) {
                    watched.foundInKernel(kernel);
                }
            }
        }
    }

    /** Looks until something is busy; what has worked since an earlier look counts as busy. */
    Look look(List<Watched> all, @Nullable Look earlier, Company company) {
        Look look = new Look(all.size());
        Thread asking = Thread.currentThread();
        for (int i = 0; i < all.size() && look.firstBusy == null; i++) {
            Watched each = all.get(i);
            if (isExcused(each, asking, company)) {
                continue;
            }
            look.work[i] = each.work(); // first: what it does behind this look shows at the next
            boolean hasWorked = earlier != null && !each.isUntold() && look.work[i] != earlier.work[i];
            if (hasWorked || (each.isBusy(asking, look.work[i]) && !isHeldUp(each, all, asking, company))) {
                look.firstBusy = each;
            }
            look.isCertain &= each.isKnownToRestAt(look.work[i]);
        }
        return look;
    }

    private static boolean isExcused(Watched each, Thread asking, Company company) {
        return each instanceof WatchedThread thread && (thread.thread() == asking || company.waits(thread.thread()));
    }

    /** Whether it needs a lock that nobody lets go of before time passes, or before somebody works who is looked at, too. */
    private boolean isHeldUp(Watched each, List<Watched> all, Thread asking, Company company) {
        if (!(each instanceof WatchedThread thread) || thread.thread().getState() != Thread.State.BLOCKED) {
            return false;
        }
        OptionalLong owner = ThreadFacts.lastOwner(thread.thread().getId());
        return owner.isPresent()
                && (owner.getAsLong() == asking.getId()
                        || waitsForItsTurn(owner.getAsLong())
                        || waits(owner.getAsLong(), all, company));
    }

    private boolean waitsForItsTurn(long owner) {
        return held.stream().anyMatch(thread -> thread.getId() == owner && findOrNull(thread) == null);
    }

    /** Whether a thread sleeps in simulated time, or waits without a limit, which is no longer true when it is woken. */
    private static boolean waits(long owner, List<Watched> all, Company company) {
        return all.stream()
                .flatMap(each -> each instanceof WatchedThread watched ? Stream.of(watched.thread()) : Stream.empty())
                .filter(thread -> thread.getId() == owner)
                .anyMatch(thread -> company.waits(thread) || thread.getState() == Thread.State.WAITING);
    }

    synchronized void clear() {
        members.forEach(Watched::close);
        members.clear();
    }

    /** One look at all that a world waits for. */
    static final class Look {
        private final long[] work;
        private @Nullable Watched firstBusy;
        private boolean isCertain = true;

        private Look(int size) {
            this.work = new long[size];
        }

        @Nullable
        Watched firstBusyOrNull() {
            return firstBusy;
        }

        /** Whether nobody has worked since its rest was certain. */
        boolean isCertain() {
            return isCertain;
        }

        /** Keeps that all are at rest. */
        void proves(List<Watched> all) {
            for (int i = 0; i < work.length; i++) {
                all.get(i).restsAt(work[i]);
            }
        }
    }
}
