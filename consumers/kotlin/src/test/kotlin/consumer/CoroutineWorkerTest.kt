package consumer

import io.github.ecssimulator.EcsSimulator
import io.github.ecssimulator.junit5.EcsSimulatorExtension
import io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat
import io.github.ecssimulator.testkit.container.Containers
import java.time.Duration
import java.util.ArrayDeque
import java.util.Queue
import kotlin.time.Duration.Companion.minutes
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith
import software.amazon.awssdk.services.ecs.EcsClient

/** A worker of coroutines in each task: its delays pass in simulated time, on the executor of its container. */
@ExtendWith(EcsSimulatorExtension::class)
class CoroutineWorkerTest {

    @Test
    fun `no film is lost while the fleet scales in`(ecs: EcsSimulator) {
        val films = ArrayDeque(listOf("Metropolis", "Nosferatu", "Sunrise", "Faust", "M"))
        val fleet = ecs.createCluster("media").createService("encoder", 3)
        Containers.`in`(fleet).run { own ->
            val worker = Worker(films, own.ecsClient(), own.taskArn())
            CoroutineScope(own.scheduledExecutor().asCoroutineDispatcher()).launch {
                worker.run { film -> own.work(film).use { delay(40.minutes) } }
            }
        }

        ecs.clock().advance(Duration.ofMinutes(30))
        fleet.scaleTo(1)
        ecs.clock().advance(Duration.ofHours(4))

        assertThat(fleet).lostNoWork().gaveItsCapacityBackWithin(Duration.ofMinutes(40)).hasRunningCount(1)
        assertThat(films).isEmpty()
    }

    private class Worker(private val films: Queue<String>, private val ecs: EcsClient, private val task: String) {

        suspend fun run(encode: suspend (String) -> Unit) {
            while (true) {
                if (protect(true)) {
                    films.poll()?.let { encode(it) }
                    protect(false)
                }
                delay(1.minutes)
            }
        }

        private fun protect(enabled: Boolean): Boolean =
            ecs.updateTaskProtection { it.cluster("media").tasks(task).protectionEnabled(enabled) }
                .failures()
                .isEmpty()
    }
}
