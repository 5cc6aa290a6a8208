package io.github.ecssimulator.testkit.container;

/** What a container runs: the {@code main} of production code, with what it takes from the container. */
@FunctionalInterface
public interface ContainerProgram {

    /**
     * Runs in a thread of the container when its task gets RUNNING.
     *
     * @param container what the code in a container has
     * @throws Exception what it does not handle ends the container with exit code 1
     */
    void run(Container container) throws Exception;
}
