package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ArnScope;

/** Who acts in the account of a world, where ECS names somebody and no call says who it was. */
final class Accounts {
    private Accounts() {}

    /** Who created what was created: calls carry no identity here, so it is the account itself. */
    static String rootOf(World world) {
        return identity(world, "root");
    }

    /** The role that ECS itself acts with. Source: observed: DescribeServices. */
    static String serviceLinkedRole(World world) {
        return identity(world, "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
    }

    static String role(World world, String name) {
        return identity(world, "role/" + name);
    }

    private static String identity(World world, String resource) {
        ArnScope scope = world.settings().scope();
        return "arn:" + scope.partition() + ":iam::" + scope.account() + ":" + resource;
    }
}
