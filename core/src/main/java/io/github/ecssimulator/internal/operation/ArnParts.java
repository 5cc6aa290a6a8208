package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.model.ArnScope;
import java.util.List;

/**
 * An ARN of this world, taken apart. One bad ARN refuses the whole call.
 *
 * @param type the resource type, such as {@code task}
 * @param names what follows the type, between slashes
 */
record ArnParts(String type, List<String> names) {
    private static final int PARTS = 6;

    /** Takes an ARN apart and checks that it is of this world. */
    static ArnParts parse(String arn, String kind, ArnScope scope) {
        String[] parts = arn.split(":", -1);
        if (parts.length > PARTS || !parts[parts.length - 1].equals(parts[parts.length - 1].strip())) {
            throw separators();
        }
        if (parts.length < PARTS || !parts[1].equals(scope.partition()) || !parts[2].equals("ecs")) {
            throw invalid(kind);
        }
        if (!parts[3].equals(scope.region())) {
            throw Refused.invalid("Invalid Region in ARN"); // observed: sibling DescribeServices
        }
        if (!parts[4].equals(scope.account())) { // observed: sibling DescribeTasks
            throw Refused.invalid("Identifier is for " + parts[4] + ". Your accountId is " + scope.account());
        }
        List<String> names = List.of(parts[5].split("/", -1));
        return new ArnParts(names.get(0), names.subList(1, names.size()));
    }

    /** Insists on the resource type and on how many names may follow it. */
    ArnParts require(String expectedType, int namesMin, int namesMax) {
        if (!type.equals(expectedType)) {
            throw unsupported();
        }
        if (names.size() < namesMin || names.size() > namesMax || names.contains("")) {
            throw separators();
        }
        return this;
    }

    /** Insists that a text which is no ARN is no part of one either. */
    static String requirePlain(String given, String kind) {
        if (given.contains("/")) {
            throw separators();
        }
        if (given.contains(":")) {
            throw invalid(kind);
        }
        return given;
    }

    private static Refused separators() { // observed: sibling DescribeTasks
        return Refused.invalid("Invalid identifier: Unexpected number of separators");
    }

    static Refused invalid(String kind) { // observed: siblings StopTask, DescribeTaskSets
        return Refused.invalid(kind + " Identifier is invalid");
    }

    Refused unsupported() { // observed: sibling DescribeTasks
        return Refused.invalid("Unsupported resource type: " + type);
    }

    /** The last name, for a call on one cluster; an ARN that names another cluster refuses the whole call. */
    String nameWithin(String cluster) {
        if (names.size() == 2 && !names.get(0).equals(cluster)) { // observed: DescribeServices, DescribeTasks
            throw Refused.invalid(
                    "Invalid identifier: Identifier is for cluster " + names.get(0) + ". Your cluster is " + cluster);
        }
        return lastName();
    }

    String lastName() {
        return names.get(names.size() - 1);
    }
}
