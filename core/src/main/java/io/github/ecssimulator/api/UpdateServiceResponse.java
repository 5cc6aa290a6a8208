package io.github.ecssimulator.api;

/**
 * The service as changed.
 *
 * @param service the service
 */
public record UpdateServiceResponse(Service service) implements EcsResponse {}
