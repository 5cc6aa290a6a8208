package io.github.ecssimulator.api;

/**
 * The service as created.
 *
 * @param service the service
 */
public record CreateServiceResponse(Service service) implements EcsResponse {}
