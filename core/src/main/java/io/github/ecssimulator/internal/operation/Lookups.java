package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.World;

/** From what calls name to what there is. Made once for all operations. */
record Lookups(
        ClusterLookup clusters,
        ServiceLookup services,
        TaskSetLookup taskSets,
        TaskDefinitionLookup definitions,
        TaskLookup tasks) {

    static Lookups in(World world) {
        ClusterLookup clusters = new ClusterLookup(world);
        ServiceLookup services = new ServiceLookup(world);
        return new Lookups(
                clusters,
                services,
                new TaskSetLookup(world, clusters, services),
                new TaskDefinitionLookup(world),
                new TaskLookup(world));
    }
}
