package io.github.ecssimulator.testkit.container;

/**
 * Ends the code of a container whose process is gone, wherever that code still calls the simulator. It is an {@link Error}, as the
 * JDK's {@code ThreadDeath} is: workers wrap each round in {@code catch (Exception e)}, and would go on with the next one.
 */
public final class ContainerStoppedException extends Error {
    private static final long serialVersionUID = 1;

    ContainerStoppedException(String container, boolean usedByAnother) {
        super(container + " has stopped: nothing of its process runs any more."
                + (usedByAnother
                        ? " The thread \"" + Thread.currentThread().getName()
                                + "\" is of another process and used what belongs to that one, perhaps by a static field."
                        : ""));
    }
}
