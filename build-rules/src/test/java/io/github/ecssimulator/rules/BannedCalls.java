package io.github.ecssimulator.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The calls that would make a test depend on when, where or how often it runs. */
final class BannedCalls {

    private static final Set<String> WALL_CLOCK = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.util.Calendar.getInstance",
            "java.time.InstantSource.system");

    private static final Set<String> UNSEEDED = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.identityHashCode",
            "java.util.UUID.randomUUID");

    private static final Set<String> WAITING = Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep");

    /** These pick a seed or the present time when they are created without an argument. */
    private static final Set<String> UNSEEDED_WITHOUT_ARGUMENT =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.util.Date");

    private static final Set<String> HASH_ORDERED_TYPES = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.Hashtable",
            "java.util.concurrent.ConcurrentHashMap");

    private static final Set<String> HASH_ORDERED_CALLS = Set.of(
            "java.util.Map.copyOf",
            "java.util.Set.copyOf",
            "java.util.concurrent.ConcurrentHashMap.newKeySet",
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toUnmodifiableSet",
            "java.util.stream.Collectors.toUnmodifiableMap");

    private BannedCalls() {}

    /** Reading the wall clock, waiting in real time, and randomness that no seed decides. */
    static DescribedPredicate<JavaAccess<?>> timeOrChance() {
        return DescribedPredicate.describe("reads the wall clock, sleeps, or draws unseeded randomness", access -> {
            String name = fullName(access);
            return WALL_CLOCK.contains(name)
                    || WAITING.contains(name)
                    || UNSEEDED.contains(name)
                    || isNowWithoutClock(access)
                    || isSystemClock(access)
                    || isUnseededRandom(access);
        });
    }

    /** Creating a collection whose order the hash codes decide, or a salt that differs in each run. */
    static DescribedPredicate<JavaAccess<?>> hashOrder() {
        return DescribedPredicate.describe("creates a collection without a fixed order", access -> {
            int arguments = parameters(access).size();
            return HASH_ORDERED_CALLS.contains(fullName(access))
                    || (isConstructor(access) && HASH_ORDERED_TYPES.contains(owner(access)))
                    || (fullName(access).equals("java.util.stream.Collectors.toMap") && arguments < 4)
                    || (fullName(access).equals("java.util.stream.Collectors.groupingBy") && arguments < 3);
        });
    }

    private static boolean isNowWithoutClock(JavaAccess<?> access) {
        return owner(access).startsWith("java.time.")
                && access.getName().equals("now")
                && parameters(access).stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isSystemClock(JavaAccess<?> access) {
        boolean tickOfTheSystem = access.getName().startsWith("tick")
                && parameters(access).stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return owner(access).equals("java.time.Clock")
                && (access.getName().startsWith("system") || tickOfTheSystem)
                && isCodeUnit(access);
    }

    private static boolean isUnseededRandom(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean shuffleWithoutRandom = fullName(access).equals("java.util.Collections.shuffle")
                && parameters(access).size() == 1;
        boolean createdWithoutSeed = isConstructor(access)
                && UNSEEDED_WITHOUT_ARGUMENT.contains(owner.getName())
                && parameters(access).isEmpty();
        return shuffleWithoutRandom
                || createdWithoutSeed
                || assignableTo(ThreadLocalRandom.class).test(owner)
                || assignableTo(SecureRandom.class).test(owner);
    }

    private static boolean isCodeUnit(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget;
    }

    private static boolean isConstructor(JavaAccess<?> access) {
        return access.getName().equals("<init>");
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getName();
    }

    private static String fullName(JavaAccess<?> access) {
        return owner(access) + "." + access.getName();
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget codeUnit
                ? codeUnit.getRawParameterTypes()
                : List.of();
    }
}
