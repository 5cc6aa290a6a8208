package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.ContainerDependency;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.internal.engine.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the containers of a task definition refer to each other, and what ECS refuses of it. */
final class ContainerLinks {
    // documented: ContainerDependency
    private static final List<String> CONDITIONS = List.of("START", "COMPLETE", "SUCCESS", "HEALTHY");

    private final Map<String, ContainerDefinition> byName = new LinkedHashMap<>();

    ContainerLinks(List<ContainerDefinition> containers) {
        containers.forEach(container -> byName.put(String.valueOf(container.name()), container));
    }

    void check(@Nullable String networkMode) {
        byName.values().forEach(container -> {
            dependenciesOf(container).forEach(dependency -> requireDependency(container, dependency));
            requireSources(container);
            requireLinks(container, networkMode);
        });
        // documented: task definition parameters, container dependency; inferred: sibling links
        requireNoCycle(ContainerLinks::namesOfDependencies, "Container dependencies should not have a cycle");
        requireNoCycle(ContainerLinks::namesOfLinks, "Container links should not have a cycle"); // observed
    }

    private static List<ContainerDependency> dependenciesOf(ContainerDefinition container) {
        return LaunchReader.orNone(container.dependsOn());
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
        for (Structure source : LaunchReader.orNone(container.volumesFrom())) {
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
        return LaunchReader.orNone(container.links()).stream()
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
