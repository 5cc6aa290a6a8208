package io.github.ecssimulator.internal.name;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.model.NearestName;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What is told of a name that is no operation of ECS. */
public final class UnknownOperation {
    private UnknownOperation() {}

    /** Asks whether the one was meant that is nearest, modelled or not; else it tells something else. */
    public static String hint(String operation, String otherwise) {
        Set<String> ofEcs = new TreeSet<>(EcsRequest.operations());
        ofEcs.addAll(EcsRequest.unmodelledOperations());
        return NearestName.of(Objects.requireNonNull(operation, "operation"), ofEcs)
                .map(name -> " Did you mean " + name + "?")
                .orElse(otherwise);
    }
}
