package io.github.ecssimulator.api;

/**
 * The service as deleted.
 *
 * @param service the service, DRAINING while tasks are left
 */
public record DeleteServiceResponse(Service service) implements EcsResponse {}
