package io.github.ecssimulator.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Sends the ECS clients that production code builds by itself to the simulator of the test. It brings
 * {@link EcsSimulatorExtension} with it, unless the test registers that itself.
 *
 * <pre>{@code
 * @RedirectEcsClients
 * class TranscoderTest {
 *
 *     @Test
 *     void worker_withItsOwnClient_protectsItself(EcsSimulator ecs) {
 *         SimulatedTask own = ecs.createCluster("media").createService("transcoder", 1).tasks().get(0);
 *
 *         new Worker(own.arn()).protect(); // it calls EcsClient.create()
 *
 *         assertThat(own).isProtected();
 *     }
 * }
 * }</pre>
 *
 * <p>For each test there is a loopback server, and the SDK's own settings lead to it, as
 * {@link io.github.ecssimulator.testkit.sdk.EcsRedirect} says, from the constructor of the test class to the last
 * {@code @AfterEach}. With {@link SimulatorLife#PER_CLASS} and the annotation on the class that is so from
 * {@code @BeforeAll} to {@code @AfterAll}. Then every setting is put back, whether the test failed or not. A client must be
 * built within that time to be redirected: one in a static field is so only if its class is first used then. One that outlives it,
 * such as a bean of an application context that Spring keeps for the next test, is refused the connection afterwards.
 *
 * <p>The settings belong to the whole JVM. So the annotation holds JUnit's lock on the system properties: a redirected test
 * does not run in parallel with other redirected ones, nor with those that say that they use system properties. A test
 * that builds real ECS clients for another endpoint should say so, with
 * {@code @ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)}.
 *
 * <p>It may stand on a class, for all its tests and nested classes, on a method, or on an annotation of your own. The AWS
 * SDK must be 2.28.1 or newer; with an older one each test fails and says so.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ_WRITE)
@ExtendWith(AnnotationExtension.class)
public @interface RedirectEcsClients {}
