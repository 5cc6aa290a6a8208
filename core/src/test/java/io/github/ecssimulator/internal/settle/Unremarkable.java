package io.github.ecssimulator.internal.settle;

/** Somebody watched of whom there is nothing to tell; a test says of it only what it is about. */
class Unremarkable implements Watched {

    @Override
    public long work() {
        return 0;
    }

    @Override
    public boolean isBusy(Thread asking, long work) {
        return false;
    }

    @Override
    public boolean isReady() {
        return false;
    }

    @Override
    public boolean backsOff() {
        return false;
    }

    @Override
    public boolean isKnownToRestAt(long work) {
        return false;
    }

    @Override
    public void restsAt(long work) {
        // nobody asks
    }

    @Override
    public boolean isGone() {
        return false;
    }

    @Override
    public boolean isUntold() {
        return false;
    }

    @Override
    public boolean isDoubtful() {
        return false;
    }

    @Override
    public String description() {
        return "somebody";
    }

    @Override
    public StackTraceElement[] stack() {
        return new StackTraceElement[0];
    }

    @Override
    public void close() {
        // holds nothing
    }
}
