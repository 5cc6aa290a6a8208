package io.github.ecssimulator.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shows that the rules about all modules can fail, and that they let good code through. */
class ArchitectureRulesTest {

    private static final ArchRule TIME_AND_CHANCE = noClasses().should().accessTargetWhere(BannedCalls.timeOrChance());
    private static final ArchRule ORDER = noClasses().should().accessTargetWhere(BannedCalls.hashOrder());
    private static final ArchRule NO_STATIC_STATE = classes().should(new StaticState());

    @Test
    void timeOrChance_everyBannedCall_isReported() {
        assertThat(violations(TIME_AND_CHANCE, Unrepeatable.class)).hasSize(8);
    }

    @Test
    void timeOrChance_clockAndSeedHandedIn_passes() {
        assertThat(violations(TIME_AND_CHANCE, Repeatable.class)).isEmpty();
    }

    @Test
    void hashOrder_everyHashedCollection_isReported() {
        assertThat(violations(ORDER, Unordered.class)).hasSize(4);
    }

    @Test
    void hashOrder_linkedAndSortedCollections_pass() {
        assertThat(violations(ORDER, Ordered.class)).isEmpty();
    }

    @Test
    void staticState_everyFieldThatCanChange_isReported() {
        assertThat(violations(NO_STATIC_STATE, Shared.class))
                .hasSize(5)
                .anyMatch(line -> line.contains("Shared.counter"))
                .anyMatch(line -> line.contains("Shared.ATOMIC"))
                .anyMatch(line -> line.contains("Shared.ARRAY"))
                .anyMatch(line -> line.contains("Shared.MODIFIABLE"))
                .anyMatch(line -> line.contains("Shared.DECLARED_MUTABLE"));
    }

    @Test
    void staticState_constants_pass() {
        assertThat(violations(NO_STATIC_STATE, Constants.class, Letter.class)).isEmpty();
    }

    private static List<String> violations(ArchRule rule, Class<?>... types) {
        return rule.evaluate(new ClassFileImporter().importClasses(types))
                .getFailureReport()
                .getDetails();
    }

    @SuppressWarnings("JavaTimeDefaultTimeZone")
    static final class Unrepeatable {

        List<Object> called() {
            return List.of(
                    Instant.now(),
                    LocalDate.now(),
                    System.nanoTime(),
                    new Random(),
                    Math.random(),
                    UUID.randomUUID(),
                    Clock.systemUTC());
        }

        Supplier<Instant> referenced() {
            return Instant::now;
        }
    }

    static final class Repeatable {

        List<Object> called(Clock clock, long seed) {
            return List.of(
                    Instant.now(clock),
                    LocalDate.now(clock),
                    new Random(seed),
                    Clock.tick(clock, Duration.ofMillis(1)));
        }
    }

    static final class Unordered {

        List<Object> called(Map<String, String> source) {
            return List.of(
                    new HashMap<>(source),
                    Map.copyOf(source),
                    Stream.of(1).collect(Collectors.toSet()),
                    Stream.of(1).collect(Collectors.toMap(key -> key, key -> key)));
        }
    }

    static final class Ordered {

        List<Object> called(Map<String, String> source) {
            return List.of(new LinkedHashMap<>(source), new TreeMap<>(source), List.copyOf(source.keySet()));
        }
    }

    @SuppressWarnings({"MutablePublicArray", "NonFinalStaticField", "unused"})
    static final class Shared {
        static int counter;
        static final AtomicInteger ATOMIC = new AtomicInteger();
        static final int[] ARRAY = {1};
        static final Map<String, String> MODIFIABLE = new TreeMap<>();
        static final ArrayList<String> DECLARED_MUTABLE = new ArrayList<>();
    }

    @SuppressWarnings("unused")
    static final class Constants {
        static final String TEXT = "text";
        static final Set<String> SET = Set.of("a");
        static final Map<String, String> MAP = Collections.unmodifiableMap(new TreeMap<>());
        static final Collection<String> NOTHING = Collections.emptyList();
    }

    enum Letter {
        A,
        B
    }
}
