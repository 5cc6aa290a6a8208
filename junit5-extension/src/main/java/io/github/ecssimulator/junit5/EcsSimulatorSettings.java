package io.github.ecssimulator.junit5;

import io.github.ecssimulator.testkit.lint.Lint;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Settings of the simulator that {@link EcsSimulatorExtension} makes for a test class or a test method. The annotation brings
 * the extension with it.
 *
 * <pre>{@code
 * @EcsSimulatorSettings(region = "eu-central-1", startAt = "2026-03-01T09:00:00Z")
 * class TranscoderTest {
 *
 *     @Test
 *     @EcsSimulatorSettings(seed = 7)
 *     void taskIds_otherSeed_differ(EcsSimulator ecs) {
 *         assertThat(ecs.seed()).isEqualTo(7);
 *         assertThat(ecs.region()).isEqualTo("eu-central-1");
 *     }
 * }
 * }</pre>
 *
 * <p>Each attribute that is left out is taken from where it is set next: from a method to its class, then to the
 * interfaces and superclasses of that class, then to the enclosing class of a nested one. As a meta-annotation it makes
 * an annotation of your own. Two annotations on one element that set an attribute differently are an error, and so is an
 * attribute on a class that the builder of the extension sets differently.
 *
 * <p>Where a test registers the extension itself, with {@code @ExtendWith} or a {@code @RegisterExtension} field, that one
 * acts, and the annotation only adds its settings.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(AnnotationExtension.class)
public @interface EcsSimulatorSettings {

    /**
     * {@return where the simulated time starts, an instant in ISO 8601, or nothing to leave it open; by default at {@code
     * 2024-01-01T00:00:00Z}}
     */
    String startAt() default "";

    /** {@return the Region, or nothing to leave it open; by default {@code us-east-1}} */
    String region() default "";

    /** {@return the account, twelve digits, or nothing to leave it open; by default {@code 123456789012}} */
    String account() default "";

    /**
     * {@return the seed that ids come from, one number, or none to leave it open; by default 1} The same seed and the same calls
     * give the same ids.
     */
    long[] seed() default {};

    /**
     * The world that the simulator begins with; by default an empty one. Several files make one world together. What the
     * files say of the simulator must not contradict the other attributes.
     *
     * @return names of resources, such as {@code media.json} beside the annotated class or {@code /worlds/media.json}, or
     *     none to leave it open
     * @see io.github.ecssimulator.testkit.fixture.Fixture
     */
    String[] fixture() default {};

    /**
     * The recording that the simulator begins at the end of, such as one of a server in another language's test. It says itself how the
     * simulator is made, so it goes with no other attribute of that.
     *
     * @return the name of a resource, such as {@code night.json} beside the annotated class, or nothing to leave it open
     * @see io.github.ecssimulator.testkit.recording.RecordingJson
     */
    String recording() default "";

    /**
     * {@return how long a simulator lives, one value, or none to leave it open; by default {@link SimulatorLife#PER_METHOD}} Only
     * for classes.
     */
    SimulatorLife[] life() default {};

    /** {@return which client is injected, one value, or none to leave it open; by default {@link InjectedClient#DIRECT}} */
    InjectedClient[] client() default {};

    /**
     * {@return what becomes of mistakes that the lints find, one value, or none to leave it open; by default {@link LintMode#TOLD},
     * or what the configuration parameter or system property {@code ecs.simulator.lints} says}
     */
    LintMode[] lints() default {};

    /**
     * {@return the lints that would find what is meant so, or none to leave it open}
     *
     * @see io.github.ecssimulator.testkit.lint.MeantSo
     */
    Lint[] allow() default {};
}
