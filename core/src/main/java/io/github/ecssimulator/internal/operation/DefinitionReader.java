package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.ContainerDefinitionBuilder;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinitionBuilder;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.EcsName;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the task definition member of a request to the task definition, and from what one is given to what it has. */
record DefinitionReader(World world) {
    private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,8}");

    static String requireGiven(@Nullable String given) {
        if (given == null || given.isBlank()) { // observed: CreateService
            throw Refused.invalid("Family should not be null or empty.");
        }
        return given;
    }

    static void requireFamily(String family) {
        if (!EcsName.isOne(family)) { // observed: RegisterTaskDefinition, CreateService
            throw Refused.client("Family contains invalid characters.");
        }
    }

    /** What the text names, without a revision or with one; {@code null} if there is no such task definition. */
    @Nullable
    TaskDefinitionState findOrNull(String given) {
        String text = withoutArn(given);
        int colon = text.indexOf(':');
        String family = colon < 0 ? text : text.substring(0, colon);
        requireFamily(family);
        return colon < 0
                ? world.taskDefinitions().latestOrNull(family)
                : world.taskDefinitions()
                        .findOrNull(new TaskDefinitionRef(family, revision(text.substring(colon + 1))));
    }

    private String withoutArn(String given) {
        if (!given.startsWith("arn:")) {
            return given;
        }
        // The revision is behind another colon, where an ARN of ECS has none: it is taken off and put back.
        int revision = given.indexOf(':', given.indexOf('/'));
        String arn = revision < 0 ? given : given.substring(0, revision);
        String family = ArnParts.parse(arn, "TaskDefinition", world.settings().scope())
                .require("task-definition", 1, 1)
                .lastName();
        return revision < 0 ? family : family + given.substring(revision);
    }

    private static int revision(String text) {
        if (!REVISION.matcher(text).matches()) { // observed: UpdateService
            throw Refused.invalid("Invalid revision number. Number: " + text);
        }
        return Integer.parseInt(text);
    }

    static boolean hasRevision(String given) {
        return given.indexOf(':', given.indexOf('/')) >= 0;
    }

    /** Finds what new tasks shall be made of; which exception an INACTIVE one gives differs between operations. */
    TaskDefinitionState requireActive(@Nullable String given, Function<String, Refused> ifInactive) {
        TaskDefinitionState found = findOrNull(requireGiven(given));
        if (found == null) {
            throw Refused.taskDefinitionNotFound();
        }
        if (!found.isActive()) { // observed: UpdateService ClientException, RunTask InvalidParameterException
            throw ifInactive.apply("TaskDefinition is inactive");
        }
        return found;
    }

    /** What a task definition has where nothing was given. A definition that was completed before stays as it is. */
    static final class Defaults {
        private Defaults() {}

        static RegisterTaskDefinition.Request complete(RegisterTaskDefinition.Request given) {
            List<ContainerDefinition> containers = Given.orNone(given.containerDefinitions());
            return RegisterTaskDefinitionBuilder.toBuilder(given)
                    .cpu(Given.text(Size.cpuOrNull(given.cpu())))
                    .memory(Given.text(Size.memoryOrNull(given.memory())))
                    .containerDefinitions(containers.stream()
                            .map(container -> complete(container, given.networkMode()))
                            .toList())
                    .volumes(Given.orNone(given.volumes())) // observed: DescribeTaskDefinition
                    .placementConstraints(Given.orNone(given.placementConstraints()))
                    .build();
        }

        /** A container of which nothing but its name is known. */
        static ContainerDefinition named(String name) {
            return complete(ContainerDefinition.of(bare -> bare.name(name).image(name)), null);
        }

        private static ContainerDefinition complete(ContainerDefinition given, @Nullable String networkMode) {
            List<PortMapping> ports = Given.orNone(given.portMappings());
            return ContainerDefinitionBuilder.toBuilder(given)
                    .cpu(Given.or(given.cpu(), 0)) // observed: DescribeTaskDefinition, as all that follows here
                    .essential(Given.or(given.essential(), true))
                    .environment(Given.orNone(given.environment()))
                    .mountPoints(Given.orNone(given.mountPoints()))
                    .volumesFrom(Given.orNone(given.volumesFrom()))
                    .systemControls(Given.orNone(given.systemControls()))
                    .portMappings(ports.stream()
                            .map(port -> complete(port, networkMode))
                            .toList())
                    .healthCheck(given.healthCheck() == null ? null : complete(given.healthCheck()))
                    .build();
        }

        private static PortMapping complete(PortMapping given, @Nullable String networkMode) {
            boolean ownPorts = "awsvpc".equals(networkMode) || "host".equals(networkMode);
            // documented: PortMapping - the container's port in these modes; in the others 0, which is any port that is
            // free
            Integer usual = ownPorts ? given.containerPort() : Integer.valueOf(0);
            boolean ranged =
                    given.containerPortRange() != null; // documented: PortMapping - such a one has no host port
            return new PortMapping(
                    given.containerPort(),
                    given.hostPort() != null || ranged ? given.hostPort() : usual,
                    Given.or(given.protocol(), "tcp"),
                    given.name(),
                    given.appProtocol(),
                    given.containerPortRange());
        }

        private static HealthCheck complete(HealthCheck given) { // documented: HealthCheck
            return new HealthCheck(
                    given.command(),
                    Given.or(given.interval(), 30),
                    Given.or(given.timeout(), 5),
                    Given.or(given.retries(), 3),
                    given.startPeriod());
        }
    }

    /**
     * The CPU and the memory of a task. Both may be given in two ways, and are answered in one: CPU units, of which a
     * vCPU has 1024, and MiB. Source: documented: RegisterTaskDefinition.
     */
    static final class Size {
        private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
        private static final Pattern CPU = Pattern.compile("(?i)(\\d{0,5}(?:\\.\\d{1,5})?)\\s*vCPU");
        private static final Pattern MEMORY = Pattern.compile("(?i)(\\d{0,5}(?:\\.\\d{1,5})?)\\s*GB");
        private static final int GIB = 1024;
        private static final BigDecimal UNITS = BigDecimal.valueOf(1024);

        private Size() {}

        /** The CPU units of a text such as {@code 512} or {@code .5 vCPU}, or {@code null} if it is neither. */
        static @Nullable Integer cpuOrNull(@Nullable String text) {
            return numberOrNull(text, CPU);
        }

        /** The MiB of a text such as {@code 2048} or {@code 2 GB}, or {@code null} if it is neither. */
        static @Nullable Integer memoryOrNull(@Nullable String text) {
            return numberOrNull(text, MEMORY);
        }

        private static @Nullable Integer numberOrNull(@Nullable String text, Pattern withUnit) {
            String plain = text == null ? "" : text.strip();
            if (NUMBER.matcher(plain).matches()) {
                return Integer.valueOf(plain);
            }
            Matcher matcher = withUnit.matcher(plain);
            if (!matcher.matches() || matcher.group(1).isEmpty()) {
                return null;
            }
            return new BigDecimal(matcher.group(1)).multiply(UNITS).intValue();
        }

        /** Tells whether AWS Fargate has tasks of this size. */
        static boolean isOfFargate(int cpu, int memory) {
            if (cpu == FargateSizes.SMALLEST_CPU) { // the one row whose sizes double
                return memory == GIB / 2 || memory == GIB || memory == 2 * GIB;
            }
            FargateSizes sizes = FargateSizes.BY_CPU.get(cpu);
            return sizes != null && sizes.hasMemory(memory);
        }

        /**
         * The sizes of tasks that AWS Fargate has. Source: documented: task definition parameters for Fargate, task size.
         *
         * @param least the least memory, in MiB
         * @param most the most memory, in MiB
         * @param step what lies between two sizes, in MiB; the least one is a multiple of it
         */
        private record FargateSizes(int least, int most, int step) {
            private static final Map<Integer, FargateSizes> BY_CPU = Map.of(
                    512, new FargateSizes(GIB, 4 * GIB, GIB),
                    1024, new FargateSizes(2 * GIB, 8 * GIB, GIB),
                    2048, new FargateSizes(4 * GIB, 16 * GIB, GIB),
                    4096, new FargateSizes(8 * GIB, 30 * GIB, GIB),
                    8192, new FargateSizes(16 * GIB, 60 * GIB, 4 * GIB),
                    16_384, new FargateSizes(32 * GIB, 120 * GIB, 8 * GIB));
            private static final int SMALLEST_CPU = 256;

            private boolean hasMemory(int memory) {
                return memory >= least && memory <= most && memory % step == 0;
            }
        }
    }
}
