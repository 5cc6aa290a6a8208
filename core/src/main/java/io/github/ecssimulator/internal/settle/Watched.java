package io.github.ecssimulator.internal.settle;

/** Something that has to be at rest before time moves on. */
interface Watched {

    /** A number that grows whenever it works. */
    long work();

    /** Whether it works, or has just been woken. */
    boolean isBusy(Thread asking, long work);

    /** Whether it will never work again. */
    boolean isGone();

    /** Whether the kernel has not told of it, so that its rest is not known for certain. */
    boolean isUntold();

    /** Whether it may be a stranger's: a world that has waited for it in vain goes on without it. */
    boolean isDoubtful();

    /** What it is and what it does, for the message of an advance that gave up. */
    String description();

    /** Where it stands. */
    StackTraceElement[] stack();

    /** Forgets what was opened to look at it. */
    void close();
}
