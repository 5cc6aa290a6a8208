package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.Structure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Fargate does not have. Source: documented: task definition differences for Fargate; observed: the text. */
final class FargateRules {
    private static final List<String> LINUX_PARAMETERS =
            List.of("devices", "sharedMemorySize", "tmpfs", "maxSwap", "swappiness");

    private FargateRules() {}

    static void checkContainer(ContainerDefinition container) {
        refuseIf(Boolean.TRUE.equals(container.privileged()), "privileged");
        refuseIf(Boolean.TRUE.equals(container.disableNetworking()), "disableNetworking");
        refuseIf(isGiven(container.dockerSecurityOptions()), "dockerSecurityOptions");
        refuseIf(isGiven(container.links()), "links");
        refuseIf(isGiven(container.dnsServers()), "dnsServers");
        refuseIf(isGiven(container.dnsSearchDomains()), "dnsSearchDomains");
        refuseIf(isGiven(container.extraHosts()), "extraHosts");
        Structure linux = container.linuxParameters();
        if (linux != null) {
            for (String parameter : LINUX_PARAMETERS) {
                Object value = linux.members().get(parameter);
                refuseIf(value instanceof List<?> list ? isGiven(list) : value != null, parameter);
            }
        }
    }

    static void checkVolume(Structure volume) {
        Object host = volume.members().get("host");
        refuseIf(host instanceof Structure place && place.text("sourcePath") != null, "sourcePath");
        refuseIf(volume.members().containsKey("dockerVolumeConfiguration"), "dockerVolumeConfiguration");
    }

    private static boolean isGiven(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    private static void refuseIf(boolean given, String member) {
        if (given) {
            throw Refused.client("Fargate compatible task definitions do not support " + member);
        }
    }
}
