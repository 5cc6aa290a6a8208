package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.container;

import io.github.ecssimulator.api.ContainerDefinition.ContainerDependency;
import io.github.ecssimulator.api.ContainerDefinition.ContainerRestartPolicy;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.LogConfiguration;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.ContainerDefinition.ResourceRequirement;
import io.github.ecssimulator.api.ContainerDefinition.Secret;
import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import io.github.ecssimulator.api.TaskDefinition.RuntimePlatform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A task definition that ECS accepts, with some of what can be given, drawn from a seed. */
record DrawnDefinition(SplittableRandom random) {

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("family", "app");
        members.put("networkMode", List.of("bridge", "host", "awsvpc").get(random.nextInt(3)));
        members.put("volumes", List.of(volume("data"), Structure.of("name", "bare")));
        members.put("executionRoleArn", "arn:aws:iam::123456789012:role/execution");
        if (random.nextBoolean()) {
            members.put("cpu", "1 vCPU");
            members.put("memory", "4GB");
        }
        maybe(members, "taskRoleArn", "arn:aws:iam::123456789012:role/task");
        maybe(members, "requiresCompatibilities", List.of("EC2"));
        maybe(members, "pidMode", "host");
        maybe(members, "ipcMode", "none");
        maybe(members, "ephemeralStorage", new EphemeralStorage(40));
        maybe(members, "proxyConfiguration", Structure.of("type", "APPMESH", "containerName", "side"));
        maybe(members, "inferenceAccelerators", List.of(Structure.of("deviceName", "d", "deviceType", "t")));
        maybe(members, "enableFaultInjection", random.nextBoolean());
        maybe(members, "runtimePlatform", new RuntimePlatform("ARM64", null));
        ContainerDefinition side = container("side", c -> c.essential(false).healthCheck(healthCheck()));
        members.put("containerDefinitions", List.of(app("bridge".equals(members.get("networkMode"))), side));
        return members;
    }

    private Structure volume(String name) {
        return random.nextBoolean()
                ? Structure.of("name", name, "host", Structure.of("sourcePath", "/srv"))
                : Structure.of(
                        "name",
                        name,
                        "dockerVolumeConfiguration",
                        Structure.of("autoprovision", true, "driverOpts", Structure.of("type", "nfs")));
    }

    private HealthCheck healthCheck() {
        Integer startPeriod = random.nextBoolean() ? null : (Integer) 10;
        return new HealthCheck(List.of("CMD", "true"), null, null, null, startPeriod);
    }

    private ContainerDefinition app(boolean bridge) {
        Map<String, Object> members = new LinkedHashMap<>();
        settings(members);
        structures(members);
        network(members, bridge);
        members.put("name", "app");
        members.put("image", "app:1");
        members.put("memory", 128);
        return DescribedAgainTest.made(ContainerDefinition.class, members);
    }

    private void settings(Map<String, Object> members) {
        maybe(members, "cpu", 256);
        maybe(members, "memoryReservation", 64);
        maybe(members, "essential", true);
        maybe(members, "restartPolicy", new ContainerRestartPolicy(false, null, null));
        maybe(members, "entryPoint", List.of("sh", "-c"));
        maybe(members, "command", List.of("run"));
        maybe(members, "environment", List.of(new KeyValuePair("MODE", "fast")));
        maybe(members, "secrets", List.of(new Secret("KEY", "arn:x")));
        maybe(members, "startTimeout", 30);
        maybe(members, "stopTimeout", 60);
        maybe(members, "user", "1000");
        maybe(members, "workingDirectory", "/app");
        maybe(members, "privileged", random.nextBoolean());
        maybe(members, "readonlyRootFilesystem", true);
        maybe(members, "dockerLabels", Map.of("a", "1"));
        maybe(members, "healthCheck", healthCheck());
        maybe(members, "versionConsistency", "disabled");
        maybe(members, "interactive", true);
        maybe(members, "pseudoTerminal", false);
        maybe(members, "dockerSecurityOptions", List.of("no-new-privileges"));
        maybe(members, "credentialSpecs", List.of("credentialspec:arn:x"));
        maybe(members, "dependsOn", List.of(new ContainerDependency("side", "HEALTHY")));
        maybe(members, "logConfiguration", new LogConfiguration("json-file", Map.of("max-size", "1m"), null));
        maybe(members, "resourceRequirements", List.of(new ResourceRequirement("1", "GPU")));
    }

    private void structures(Map<String, Object> members) {
        maybe(members, "mountPoints", List.of(Structure.of("sourceVolume", "data", "containerPath", "/d")));
        maybe(members, "volumesFrom", List.of(Structure.of("sourceContainer", "side", "readOnly", true)));
        maybe(members, "systemControls", List.of(Structure.of("namespace", "net.core.somaxconn", "value", "512")));
        maybe(members, "ulimits", List.of(Structure.of("name", "nofile", "softLimit", 1024, "hardLimit", 4096)));
        maybe(
                members,
                "linuxParameters",
                Structure.of("initProcessEnabled", true, "capabilities", Structure.of("add", List.of("SYS_PTRACE"))));
        maybe(members, "repositoryCredentials", Structure.of("credentialsParameter", "arn:x"));
        maybe(members, "environmentFiles", List.of(Structure.of("type", "s3", "value", "arn:x")));
        maybe(members, "firelensConfiguration", Structure.of("type", "fluentbit", "options", Structure.of("k", "v")));
    }

    private void network(Map<String, Object> members, boolean bridge) {
        maybe(
                members,
                "portMappings",
                List.of(
                        new PortMapping(80, null, null, null, null, null),
                        new PortMapping(53, null, "udp", "dns", null, null)));
        maybe(members, "hostname", "app");
        maybe(members, "disableNetworking", false);
        maybe(members, "dnsServers", List.of("10.0.0.2"));
        maybe(members, "dnsSearchDomains", List.of("example.com"));
        maybe(members, "extraHosts", List.of(Structure.of("hostname", "db", "ipAddress", "10.0.0.1")));
        if (bridge) {
            maybe(members, "links", List.of("side:alias"));
        }
    }

    private void maybe(Map<String, Object> members, String name, Object value) {
        if (random.nextInt(3) == 0) {
            members.put(name, value);
        }
    }
}
