package io.github.ecssimulator.api;

import java.util.Set;

/**
 * The ECS API as typed Java. Every door of the simulator, from the SDK clients to the loopback server, ends here.
 *
 * <p>Safe for use from any thread.
 */
public interface EcsApi {

    /**
     * {@return the response to one call, with the id of the call}
     *
     * @throws EcsException if ECS refuses the call as a whole; nothing was applied then
     * @throws ReplyLostException if a fault lost the reply; the call was applied
     * @throws IllegalStateException if the simulator is closed
     */
    <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request);

    /**
     * Refuses an operation that is not modelled, or that ECS does not have, and keeps it in mind: closing the simulator reports it
     * again.
     *
     * @param operation the name of the operation, for example {@code PutAttributes}
     * @return the exception for the caller to throw; it names the modelled operations, or the one that was meant
     */
    EcsException refuseUnmodelled(String operation);

    /** {@return ECS's names of the operations that are modelled, in alphabetical order} */
    Set<String> modelledOperations();

    /**
     * Sets or clears the protection of tasks.
     *
     * @throws EcsException if ECS refuses the call as a whole
     */
    default UpdateTaskProtection.Response updateTaskProtection(UpdateTaskProtection.Request request) {
        return execute(request).response();
    }

    /**
     * Reads the protection of tasks.
     *
     * @throws EcsException if ECS refuses the call as a whole
     */
    default GetTaskProtection.Response getTaskProtection(GetTaskProtection.Request request) {
        return execute(request).response();
    }
}
