package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.internal.engine.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What ECS refuses to register. The rules of the task as a whole; those of its parts have classes of their own. */
final class TaskDefinitionRules {
    private static final int CONTAINERS_MAX = 10; // documented: service quotas, containers for each task definition
    // documented: RegisterTaskDefinition; the last one is that of Windows
    private static final List<String> NETWORK_MODES = List.of("bridge", "host", "awsvpc", "none", "default");
    private static final int CPU_MIN = 128; // documented: task definition parameters, task size
    private static final int CPU_MAX = 196_608; // documented: task definition parameters, task size

    private final RegisterTaskDefinition.Request request;
    private final List<ContainerDefinition> containers;
    private final boolean fargate;

    private TaskDefinitionRules(RegisterTaskDefinition.Request request) {
        this.request = request;
        this.containers = LaunchReader.orNone(request.containerDefinitions());
        this.fargate = LaunchReader.orNone(request.requiresCompatibilities()).contains(LaunchReader.FARGATE);
    }

    static void check(RegisterTaskDefinition.Request request) {
        new TaskDefinitionRules(request).check();
    }

    private void check() {
        LaunchReader.orNone(request.requiresCompatibilities())
                .forEach(type -> requireWord("requiresCompatibilities", type, LaunchReader.LAUNCH_TYPES));
        requireWord("networkMode", request.networkMode(), NETWORK_MODES);
        if (fargate) {
            requireFargate();
        }
        requireCpu();
        requireMemory();
        requireContainers();
        requireSums();
    }

    private static void requireWord(String member, @Nullable String word, List<String> words) {
        if (word != null && !words.contains(word)) { // documented: the words; inferred: the text
            throw Refused.client("Invalid '" + member + "' setting for task definition. Valid values: "
                    + String.join(", ", words) + ".");
        }
    }

    private void requireFargate() {
        if (!"awsvpc".equals(request.networkMode())) { // documented: RegisterTaskDefinition; inferred: the text
            throw Refused.client("Fargate only supports network mode 'awsvpc'.");
        }
        requireSize("cpu", request.cpu());
        requireSize("memory", request.memory());
        Integer cpu = TaskSize.cpuOrNull(request.cpu());
        Integer memory = TaskSize.memoryOrNull(request.memory());
        if (cpu != null && memory != null && !TaskSize.isOfFargate(cpu, memory)) { // observed: the text
            throw Refused.client("No Fargate configuration exists for given values: " + cpu + " CPU, " + memory
                    + " memory. See the Amazon ECS documentation for the valid values.");
        }
        if (request.ephemeralStorage() != null) { // documented: EphemeralStorage
            Refused.unlessBetween(
                    "ephemeralStorage.sizeInGiB", request.ephemeralStorage().sizeInGiB(), 21, 200);
        }
        for (Structure volume : LaunchReader.orNone(request.volumes())) {
            ContainerRules.Fargate.checkVolume(volume);
        }
    }

    private static void requireSize(String member, @Nullable String value) {
        if (value == null || value.isBlank()) { // observed: RegisterTaskDefinition
            throw Refused.client("Fargate requires that '" + member + "' be defined at the task level.");
        }
    }

    private void requireCpu() { // documented: troubleshooting, invalid CPU or memory value
        Integer cpu = TaskSize.cpuOrNull(request.cpu());
        if (request.cpu() != null && (cpu == null || cpu < CPU_MIN || cpu > CPU_MAX)) {
            throw Refused.client("Invalid 'cpu' setting for task.");
        }
    }

    private void requireMemory() {
        Integer memory = TaskSize.memoryOrNull(request.memory());
        if (request.memory() != null && (memory == null || memory == 0)) { // inferred: sibling cpu
            throw Refused.client("Invalid 'memory' setting for task.");
        }
    }

    private void requireContainers() {
        if (containers.isEmpty()) {
            throw Refused.client("Container list cannot be empty."); // observed
        }
        if (containers.size() > CONTAINERS_MAX) {
            throw Refused.client("Too many containers."); // observed
        }
        ContainerRules rules = new ContainerRules(request, fargate);
        containers.forEach(rules::check);
        requireDistinctNames();
        if (containers.stream().allMatch(container -> Boolean.FALSE.equals(container.essential()))) {
            throw Refused.client("Task definition doesn't have any essential container."); // observed
        }
        ContainerRules.Ports.check(request.networkMode(), containers);
        new ContainerLinks(containers).check(request.networkMode());
        requireVolumes();
    }

    private void requireDistinctNames() {
        Set<String> names = new TreeSet<>();
        for (ContainerDefinition container : containers) {
            if (!names.add(String.valueOf(container.name()))) { // documented: ContainerDefinition; inferred: the text
                throw Refused.client(
                        "Container names should be unique. Found more than one '" + container.name() + "'.");
            }
        }
    }

    private void requireVolumes() {
        Set<String> volumes = LaunchReader.orNone(request.volumes()).stream()
                .map(volume -> String.valueOf(volume.text("name")))
                .collect(Collectors.toCollection(TreeSet::new));
        for (ContainerDefinition container : containers) {
            for (Structure mount : LaunchReader.orNone(container.mountPoints())) {
                String volume = mount.text("sourceVolume");
                if (volume != null && !volumes.contains(volume)) {
                    throw Refused.client("Unknown volume '" + volume + "'."); // observed
                }
            }
        }
    }

    private void requireSums() {
        Integer cpu = TaskSize.cpuOrNull(request.cpu());
        if (cpu != null && sum(ContainerDefinition::cpu) > cpu) { // observed: the text
            throw Refused.client(
                    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
        }
        Integer memory = TaskSize.memoryOrNull(request.memory());
        if (memory != null && sum(ContainerDefinition::memoryReservation) > memory) { // observed: the text
            throw Refused.client("The sum of all container 'memoryReservation' values cannot be greater than the value"
                    + " of the task 'memory'.");
        }
    }

    private long sum(Function<ContainerDefinition, @Nullable Integer> member) {
        return containers.stream()
                .map(member)
                .mapToLong(value -> value == null ? 0 : value)
                .sum();
    }
}
