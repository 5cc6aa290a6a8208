package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.ContainerDependency;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.internal.engine.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final @Nullable Integer cpu;
    private final @Nullable Integer memory;

    private TaskDefinitionRules(RegisterTaskDefinition.Request request) {
        this.request = request;
        this.containers = Given.orNone(request.containerDefinitions());
        this.fargate = Given.orNone(request.requiresCompatibilities()).contains(LaunchReader.FARGATE);
        this.cpu = DefinitionReader.Size.cpuOrNull(request.cpu());
        this.memory = DefinitionReader.Size.memoryOrNull(request.memory());
    }

    static void check(RegisterTaskDefinition.Request request) {
        new TaskDefinitionRules(request).check();
    }

    private void check() {
        Given.orNone(request.requiresCompatibilities())
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
        if (cpu != null && memory != null && !DefinitionReader.Size.isOfFargate(cpu, memory)) { // observed: the text
            throw Refused.client("No Fargate configuration exists for given values: " + cpu + " CPU, " + memory
                    + " memory. See the Amazon ECS documentation for the valid values.");
        }
        if (request.ephemeralStorage() != null) { // documented: EphemeralStorage
            Refused.unlessBetween(
                    "ephemeralStorage.sizeInGiB", request.ephemeralStorage().sizeInGiB(), 21, 200);
        }
        for (Structure volume : Given.orNone(request.volumes())) {
            ContainerRules.Fargate.checkVolume(volume);
        }
    }

    private static void requireSize(String member, @Nullable String value) {
        if (value == null || value.isBlank()) { // observed: RegisterTaskDefinition
            throw Refused.client("Fargate requires that '" + member + "' be defined at the task level.");
        }
    }

    private void requireCpu() { // documented: troubleshooting, invalid CPU or memory value
        if (request.cpu() != null && (cpu == null || cpu < CPU_MIN || cpu > CPU_MAX)) {
            throw Refused.client("Invalid 'cpu' setting for task.");
        }
    }

    private void requireMemory() {
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
        new Links(containers).check(request.networkMode());
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
        Set<String> volumes = Given.orNone(request.volumes()).stream()
                .map(volume -> String.valueOf(volume.text("name")))
                .collect(Collectors.toCollection(TreeSet::new));
        for (ContainerDefinition container : containers) {
            for (Structure mount : Given.orNone(container.mountPoints())) {
                String volume = mount.text("sourceVolume");
                if (volume != null && !volumes.contains(volume)) {
                    throw Refused.client("Unknown volume '" + volume + "'."); // observed
                }
            }
        }
    }

    private void requireSums() {
        if (cpu != null && sum(ContainerDefinition::cpu) > cpu) { // observed: the text
            throw Refused.client(
                    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.");
        }
        if (memory != null && sum(ContainerDefinition::memoryReservation) > memory) { // observed: the text
            throw Refused.client("The sum of all container 'memoryReservation' values cannot be greater than the value"
                    + " of the task 'memory'.");
        }
    }

    private long sum(Function<ContainerDefinition, @Nullable Integer> member) {
        return containers.stream()
                .map(member)
                .mapToLong(value -> Given.or(value, 0))
                .sum();
    }

    /** How the containers of a task definition refer to each other, and what ECS refuses of it. */
    private static final class Links {
        // documented: ContainerDependency
        private static final List<String> CONDITIONS = List.of("START", "COMPLETE", "SUCCESS", "HEALTHY");

        private final Map<String, ContainerDefinition> byName = new LinkedHashMap<>();

        Links(List<ContainerDefinition> containers) {
            containers.forEach(container -> byName.put(String.valueOf(container.name()), container));
        }

        void check(@Nullable String networkMode) {
            byName.values().forEach(container -> {
                dependenciesOf(container).forEach(dependency -> requireDependency(container, dependency));
                requireSources(container);
                requireLinks(container, networkMode);
            });
            // documented: task definition parameters, container dependency; inferred: sibling links
            requireNoCycle(Links::namesOfDependencies, "Container dependencies should not have a cycle");
            requireNoCycle(Links::namesOfLinks, "Container links should not have a cycle"); // observed
        }

        private static List<ContainerDependency> dependenciesOf(ContainerDefinition container) {
            return Given.orNone(container.dependsOn());
        }

        private void requireDependency(ContainerDefinition container, ContainerDependency dependency) {
            ContainerDefinition needed = byName.get(String.valueOf(dependency.containerName()));
            if (needed == null) { // documented: ContainerDependency - a container's name; inferred: the text
                throw Refused.client("Invalid 'dependsOn' setting for container '" + container.name()
                        + "'. Unknown container: '" + dependency.containerName() + "'.");
            }
            String condition = dependency.condition();
            if (condition == null || !CONDITIONS.contains(condition)) { // documented: the words; inferred: the text
                throw Refused.client("Invalid 'dependsOn' setting for container '" + container.name()
                        + "'. Unknown condition: '" + condition + "'.");
            }
            boolean ends = condition.equals("COMPLETE") || condition.equals("SUCCESS");
            if (ends && !Boolean.FALSE.equals(needed.essential())) { // observed: the text
                throw Refused.client(
                        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container");
            }
            if (condition.equals("HEALTHY") && needed.healthCheck() == null) { // documented; inferred: the text
                throw Refused.client("A dependency container with HEALTHY condition must have a health check");
            }
        }

        private void requireSources(ContainerDefinition container) {
            for (Structure source : Given.orNone(container.volumesFrom())) {
                String name = source.text("sourceContainer");
                if (name != null && !byName.containsKey(name)) { // observed: the text
                    throw Refused.client("Invalid 'volumesFrom' setting. Unknown container: '" + name + "'.");
                }
            }
        }

        private void requireLinks(ContainerDefinition container, @Nullable String networkMode) {
            List<String> names = namesOfLinks(container);
            boolean bridge = networkMode == null || networkMode.equals("bridge");
            if (!names.isEmpty() && !bridge) { // documented: ContainerDefinition links; inferred: the text
                throw Refused.client("Links are not supported when networkMode=" + networkMode + ".");
            }
            for (String name : names) {
                if (!byName.containsKey(name)) { // inferred: sibling volumesFrom
                    throw Refused.client("Invalid 'links' setting. Unknown container: '" + name + "'.");
                }
            }
        }

        private static List<String> namesOfDependencies(ContainerDefinition container) {
            return dependenciesOf(container).stream()
                    .map(dependency -> String.valueOf(dependency.containerName()))
                    .toList();
        }

        private static List<String> namesOfLinks(ContainerDefinition container) { // documented: name:alias
            return Given.orNone(container.links()).stream()
                    .map(link -> link.split(":", 2)[0])
                    .toList();
        }

        private void requireNoCycle(Function<ContainerDefinition, List<String>> next, String refusal) {
            for (String name : byName.keySet()) {
                if (reaches(name, name, next, new TreeSet<>())) {
                    throw Refused.client(refusal);
                }
            }
        }

        private boolean reaches(
                String from, String goal, Function<ContainerDefinition, List<String>> next, Set<String> seen) {
            ContainerDefinition container = byName.get(from);
            for (String name : container == null ? List.<String>of() : next.apply(container)) {
                if (name.equals(goal) || (seen.add(name) && reaches(name, goal, next, seen))) {
                    return true;
                }
            }
            return false;
        }
    }
}
