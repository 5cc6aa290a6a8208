package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Company;
import io.github.ecssimulator.internal.settle.Settler;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The threads of one world that run in turns. */
public final class Batons {
    private static final int FORGETS_GROUPS = 19; // the first JDK that does so by itself

    private final WorldTime time;
    private final Drives drives;
    private final Settler settler;
    private final Set<Baton> running = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Map<ThreadGroup, Supplier<? extends Error>> groups =
            Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Thread> givers = new CopyOnWriteArrayList<>();

    Batons(WorldTime time, Drives drives, Settler settler) {
        this.time = time;
        this.drives = drives;
        this.settler = settler;
    }

    /**
     * Makes a thread that runs in turns; its first turn starts it.
     *
     * @param end what is thrown in it when it is ended where it waits
     */
    public Baton make(ThreadGroup group, String name, Runnable code, Supplier<? extends Error> end) {
        groups.putIfAbsent(group, end);
        return new Baton(time, settler, this, new Baton.Runner(group, name, code), end);
    }

    /** The baton of the current thread, or null if it runs in no turns of this world. */
    @Nullable
    Baton hereOrNull() {
        Baton here = Baton.currentOrNull();
        return here != null && here.isOf(this) ? here : null;
    }

    /** The move of the time whose callback gave the current thread its turn and waits for the end of that; or null. */
    @Nullable
    Drive waitingForTurnOrNull() {
        Baton here = hereOrNull();
        Thread giver = here == null ? null : here.giverOrNull();
        return giver == null ? null : drives.ofOrNull(giver);
    }

    /** Those who wait for the end of a turn, or for time to pass: nobody has to wait for them. */
    Company givers() {
        return new Givers(givers, drives);
    }

    void gives(Thread giver) {
        givers.add(giver);
    }

    void hasGiven(Thread giver) {
        givers.remove(giver);
    }

    void begins(Baton baton) {
        running.add(baton);
    }

    void hasEnded(Baton baton) {
        running.remove(baton);
    }

    /** The process of a group is gone: those of its threads that run in no turns end where they sleep. */
    public void endSleepersOf(ThreadGroup group) {
        Supplier<? extends Error> end = groups.get(group);
        if (end != null) {
            drives.sleepers().endThoseOf(group, end);
        }
    }

    /** Ends all of them, and interrupts what their code has started: the world is closed. */
    void close() {
        List.copyOf(running).forEach(Baton::abandon);
        List<ThreadGroup> all = List.copyOf(groups.keySet());
        all.forEach(this::endSleepersOf);
        all.stream()
                .filter(group -> !group.parentOf(Thread.currentThread().getThreadGroup()))
                .forEach(Batons::end);
    }

    private static void end(ThreadGroup group) {
        group.interrupt();
        if (Runtime.version().feature() < FORGETS_GROUPS) {
            forgetWithItsLastThread(group);
        }
    }

    @SuppressWarnings("removal") // no longer needed where it may be gone
    private static void forgetWithItsLastThread(ThreadGroup group) {
        group.setDaemon(true);
        try {
            group.destroy();
        } catch (IllegalThreadStateException e) {
            // a thread of it still runs, or its last one has just ended
        }
    }

    private record Givers(List<Thread> waiting, Drives drives) implements Company {
        @Override
        public boolean waits(Thread thread) {
            return waiting.contains(thread) || drives.isAsleep(thread);
        }
    }
}
