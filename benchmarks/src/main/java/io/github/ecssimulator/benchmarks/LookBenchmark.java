package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.DescribeClusters;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.RunTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a look at a service of N tasks costs, of which ten are protected. Each look tells equally much whatever N is, so the
 * row of 1,000 tasks is the floor of the others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class LookBenchmark {
    private static final int PROTECTED = 10;
    private static final int FEW = 10;
    private static final int PAGES = 5;
    private static final int ENTRIES = 10_000;

    /** How many tasks the service has. */
    @Param({"1000", "100000", "1000000"})
    public int tasks;

    private EcsSimulator ecs = EcsSimulator.create();
    private SimulatedService service = ecs.createCluster("empty").createService("empty", 0);
    private String idOfTheMiddle = "";
    private HttpClient agent = InMemoryAgent.of(ecs).httpClient();
    private HttpRequest askAgent =
            HttpRequest.newBuilder(URI.create("http://agent/")).build();
    private ListTasks.Request firstPage = ListTasks.request(r -> r.cluster("media"));
    private ListTasks.Request laterPage = firstPage;

    /** Makes the world. */
    @Setup
    public void makeWorld() {
        ecs = EcsSimulator.builder().journalLimit(ENTRIES).build();
        SimulatedCluster media = ecs.createCluster("media");
        service = media.createService("transcoder", tasks);
        media.createService("few", FEW);
        ecs.registerTaskDefinition("nightly");
        ecs.api()
                .execute(RunTask.request(r ->
                        r.cluster("media").taskDefinition("nightly").count(FEW).startedBy("cron")));
        List<String> ids = service.tasks().stream().map(SimulatedTask::id).toList();
        idOfTheMiddle = ids.get(tasks / 2);
        ecs.api()
                .updateTaskProtection(new UpdateTaskProtection.Request("media", ids.subList(0, PROTECTED), true, 2880));
        InMemoryAgent agents = InMemoryAgent.of(ecs);
        agent = agents.httpClient();
        String agentUri = agents.uriOf(ecs.task(idOfTheMiddle).orElseThrow()).toString();
        askAgent = HttpRequest.newBuilder(URI.create(agentUri + "/task-protection/v1/state"))
                .build();
        laterPage = firstPage;
        for (int page = 0; page < PAGES; page++) {
            String token = laterPage().nextToken();
            laterPage = ListTasks.request(r -> r.cluster("media").nextToken(token));
        }
    }

    /** {@return the cluster, with all its counts} */
    @Benchmark
    public DescribeClusters.Response cluster() {
        return ecs.api()
                .execute(new DescribeClusters.Request(List.of("media"), List.of("STATISTICS")))
                .response();
    }

    /** {@return the service, as a call answers it} */
    @Benchmark
    public DescribeServices.Response service() {
        return ecs.api()
                .execute(new DescribeServices.Request("media", List.of("transcoder"), null))
                .response();
    }

    /** {@return the deployments of the service} */
    @Benchmark
    public List<TaskSetSnapshot> deployments() {
        return service.deployments();
    }

    /** {@return the ten tasks of another service of the cluster} */
    @Benchmark
    public ListTasks.Response tasksOfFew() {
        return ecs.api()
                .execute(ListTasks.request(r -> r.cluster("media").serviceName("few")))
                .response();
    }

    /** {@return the ten tasks of another family} */
    @Benchmark
    public ListTasks.Response tasksOfAFamily() {
        return ecs.api()
                .execute(ListTasks.request(r -> r.cluster("media").family("nightly")))
                .response();
    }

    /** {@return the ten tasks that somebody started} */
    @Benchmark
    public ListTasks.Response tasksStartedBy() {
        return ecs.api()
                .execute(ListTasks.request(r -> r.cluster("media").startedBy("cron")))
                .response();
    }

    /** {@return none: no task was told to stop} */
    @Benchmark
    public ListTasks.Response stoppedTasks() {
        return ecs.api()
                .execute(ListTasks.request(r -> r.cluster("media").desiredStatus("STOPPED")))
                .response();
    }

    /** {@return what the agent tells a task of its protection} */
    @Benchmark
    public String agent() throws IOException, InterruptedException {
        return agent.send(askAgent, BodyHandlers.ofString()).body();
    }

    /** {@return how many tasks run} */
    @Benchmark
    public int runningCount() {
        return service.runningCount();
    }

    /** {@return the ten that are protected} */
    @Benchmark
    public List<SimulatedTask> protectedTasks() {
        return service.protectedTasks();
    }

    /** {@return a task, by its id} */
    @Benchmark
    public Optional<SimulatedTask> taskById() {
        return ecs.task(idOfTheMiddle);
    }

    /** {@return a hundred ARNs} */
    @Benchmark
    public ListTasks.Response firstPage() {
        return ecs.api().execute(firstPage).response();
    }

    /** {@return the next hundred behind a token} */
    @Benchmark
    public ListTasks.Response laterPage() {
        return ecs.api().execute(laterPage).response();
    }

    /** Looks whether a test relied on what was not there, as the end of each test does. */
    @Benchmark
    public void verify() {
        ecs.verify();
    }
}
