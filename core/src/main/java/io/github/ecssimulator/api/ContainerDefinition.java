package io.github.ecssimulator.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A container in a task definition.
 *
 * @param name the name; required
 * @param image the image; required
 * @param cpu its CPU units
 * @param memory its hard limit of memory, in MiB
 * @param memoryReservation its soft limit of memory, in MiB
 * @param portMappings its ports; kept and answered
 * @param essential whether its end is the end of the task; absent means {@code true}
 * @param restartPolicy refused when enabled, since restarts are not modelled
 * @param entryPoint what it runs; kept and answered
 * @param command the arguments of what it runs; kept and answered
 * @param environment its environment variables; kept and answered
 * @param secrets its secrets; kept and answered
 * @param dependsOn which containers must come first; kept and answered
 * @param startTimeout how many seconds its dependencies may take; kept and answered
 * @param stopTimeout how many seconds lie between the stop signal and the kill; absent means 30
 * @param hostname its host name; kept and answered
 * @param user the user it runs as; kept and answered
 * @param workingDirectory where it runs; kept and answered
 * @param privileged whether it is root on its host; kept and answered
 * @param readonlyRootFilesystem whether its root file system cannot be written; kept and answered
 * @param dockerLabels its labels; kept and answered
 * @param logConfiguration where its log goes; kept and answered
 * @param healthCheck how its health is found; kept and answered
 * @param resourceRequirements its GPUs; kept and answered
 * @param mountPoints where its volumes are mounted; kept and answered
 * @param volumesFrom whose volumes it has, too; kept and answered
 * @param systemControls its kernel parameters; kept and answered
 * @param ulimits its limits; kept and answered
 * @param linuxParameters its Linux settings; kept and answered
 * @param repositoryCredentials how its image is fetched; kept and answered
 * @param links the containers that it may speak to; kept and answered
 * @param environmentFiles files with environment variables; kept and answered
 * @param versionConsistency whether its tag is resolved to a digest; kept and answered
 * @param disableNetworking whether it has no network; kept and answered
 * @param dnsServers its DNS servers; kept and answered
 * @param dnsSearchDomains its DNS search domains; kept and answered
 * @param extraHosts what its hosts file has beside; kept and answered
 * @param dockerSecurityOptions its labels for SELinux and AppArmor; kept and answered
 * @param interactive whether its input stays open; kept and answered
 * @param pseudoTerminal whether it has a terminal; kept and answered
 * @param firelensConfiguration how it routes logs; kept and answered
 * @param credentialSpecs its credential specifications; kept and answered
 */
@Builder(toBuilder = "toBuilder")
public record ContainerDefinition(
        @Nullable String name,
        @Nullable String image,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer memoryReservation,
        @Nullable List<PortMapping> portMappings,
        @Nullable Boolean essential,
        @Nullable ContainerRestartPolicy restartPolicy,
        @Nullable List<String> entryPoint,
        @Nullable List<String> command,
        @Nullable List<KeyValuePair> environment,
        @Nullable List<Secret> secrets,
        @Nullable List<ContainerDependency> dependsOn,
        @Nullable Integer startTimeout,
        @Nullable Integer stopTimeout,
        @Nullable String hostname,
        @Nullable String user,
        @Nullable String workingDirectory,
        @Nullable Boolean privileged,
        @Nullable Boolean readonlyRootFilesystem,
        @Nullable Map<String, String> dockerLabels,
        @Nullable LogConfiguration logConfiguration,
        @Nullable HealthCheck healthCheck,
        @Nullable List<ResourceRequirement> resourceRequirements,
        @Nullable List<Structure> mountPoints,
        @Nullable List<Structure> volumesFrom,
        @Nullable List<Structure> systemControls,
        @Nullable List<Structure> ulimits,
        @Nullable Structure linuxParameters,
        @Nullable Structure repositoryCredentials,
        @Nullable List<String> links,
        @Nullable List<Structure> environmentFiles,
        @Nullable String versionConsistency,
        @Nullable Boolean disableNetworking,
        @Nullable List<String> dnsServers,
        @Nullable List<String> dnsSearchDomains,
        @Nullable List<Structure> extraHosts,
        @Nullable List<String> dockerSecurityOptions,
        @Nullable Boolean interactive,
        @Nullable Boolean pseudoTerminal,
        @Nullable Structure firelensConfiguration,
        @Nullable List<String> credentialSpecs) {

    public ContainerDefinition {
        portMappings = Copies.listOrNull(portMappings);
        entryPoint = Copies.listOrNull(entryPoint);
        command = Copies.listOrNull(command);
        environment = Copies.listOrNull(environment);
        secrets = Copies.listOrNull(secrets);
        dependsOn = Copies.listOrNull(dependsOn);
        dockerLabels = Copies.mapOrNull(dockerLabels);
        resourceRequirements = Copies.listOrNull(resourceRequirements);
        mountPoints = Copies.listOrNull(mountPoints);
        volumesFrom = Copies.listOrNull(volumesFrom);
        systemControls = Copies.listOrNull(systemControls);
        ulimits = Copies.listOrNull(ulimits);
        links = Copies.listOrNull(links);
        environmentFiles = Copies.listOrNull(environmentFiles);
        dnsServers = Copies.listOrNull(dnsServers);
        dnsSearchDomains = Copies.listOrNull(dnsSearchDomains);
        extraHosts = Copies.listOrNull(extraHosts);
        dockerSecurityOptions = Copies.listOrNull(dockerSecurityOptions);
        credentialSpecs = Copies.listOrNull(credentialSpecs);
    }

    /** {@return a definition with the members that are named; those that are not are absent} */
    public static ContainerDefinition of(UnaryOperator<ContainerDefinitionBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(ContainerDefinitionBuilder.containerDefinition())
                .build();
    }

    /**
     * A port of a container; kept and answered, without effect.
     *
     * @param containerPort the port inside
     * @param hostPort the port outside
     * @param protocol {@code tcp} or {@code udp}
     * @param name the name that Service Connect uses
     * @param appProtocol the protocol that Service Connect uses
     * @param containerPortRange a range of ports inside
     */
    public record PortMapping(
            @Nullable Integer containerPort,
            @Nullable Integer hostPort,
            @Nullable String protocol,
            @Nullable String name,
            @Nullable String appProtocol,
            @Nullable String containerPortRange) {}

    /**
     * Whether ECS starts an ended container again within its task. Enabled ones are refused, since that is not
     * modelled.
     *
     * @param enabled whether containers are started again; required
     * @param ignoredExitCodes exit codes after which the container stays down
     * @param restartAttemptPeriod how many seconds it must have run before it is started again
     */
    public record ContainerRestartPolicy(
            @Nullable Boolean enabled,
            @Nullable List<Integer> ignoredExitCodes,
            @Nullable Integer restartAttemptPeriod) {

        public ContainerRestartPolicy {
            ignoredExitCodes = Copies.listOrNull(ignoredExitCodes);
        }
    }

    /**
     * A secret that a container or log driver gets; kept and answered, without effect.
     *
     * @param name the name
     * @param valueFrom the ARN of the secret or parameter
     */
    public record Secret(@Nullable String name, @Nullable String valueFrom) {}

    /**
     * A container that must come before another one; kept and answered, without effect.
     *
     * @param containerName the name of that container
     * @param condition what it must have reached, such as {@code HEALTHY}
     */
    public record ContainerDependency(
            @Nullable String containerName, @Nullable String condition) {}

    /**
     * Where a container's log goes; kept and answered, without effect.
     *
     * @param logDriver the driver, such as {@code awslogs}; required
     * @param options the options of the driver
     * @param secretOptions the secrets of the driver
     */
    public record LogConfiguration(
            @Nullable String logDriver,
            @Nullable Map<String, String> options,
            @Nullable List<Secret> secretOptions) {

        public LogConfiguration {
            options = Copies.mapOrNull(options);
            secretOptions = Copies.listOrNull(secretOptions);
        }
    }

    /**
     * How a container's health is found; kept and answered. Whether a container is healthy is said by the test.
     *
     * @param command what to run; required
     * @param interval how many seconds lie between two checks
     * @param timeout how many seconds a check may take
     * @param retries how many failed checks make the container unhealthy
     * @param startPeriod for how many seconds failed checks do not count
     */
    public record HealthCheck(
            @Nullable List<String> command,
            @Nullable Integer interval,
            @Nullable Integer timeout,
            @Nullable Integer retries,
            @Nullable Integer startPeriod) {

        public HealthCheck {
            command = Copies.listOrNull(command);
        }
    }

    /**
     * A GPU or accelerator that a container needs; kept and answered, without effect.
     *
     * @param value how many, or which
     * @param type {@code GPU} or {@code InferenceAccelerator}
     */
    public record ResourceRequirement(
            @Nullable String value, @Nullable String type) {}
}
