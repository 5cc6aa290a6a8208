package io.github.ecssimulator.misuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.NearestName;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is wrong is refused where it is given, with the name that was meant. */
class WrongNameTest {
    private final TestWorld world = TestWorld.with();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "us-gov-west-1",
                "cn-north-1",
                "cn-northwest-1",
                "ap-southeast-7",
                "eusc-de-east-1",
                "us-iso-east-1",
                "us-isob-east-1",
                "us-isof-south-1",
                "eu-isoe-west-1",
                "mx-central-1",
                "il-central-1",
                "ca-west-1",
                "me-south-1",
                "af-south-1",
                "sa-east-1",
                "ap-east-2",
                "eu-central-2",
                "ap-northeast-12"
            })
    void region_ofAws_isTaken(String region) { // documented: AWS Regions
        assertThat(EcsSimulator.builder().region(region).build().region()).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "frankfurt|",
                "us-east|",
                "us-east-|",
                "useast1|",
                "us-east-0|",
                "eu|",
                "us-east-1-1|",
                "EU_CENTRAL_1| Did you mean eu-central-1?",
                "US-EAST-1| Did you mean us-east-1?",
                "us east 1| Did you mean us-east-1?",
                " us-east-1| Did you mean us-east-1?",
                "us-east-1a| That is an Availability Zone; its Region is us-east-1."
            })
    void region_otherText_isRefusedAtOnce(String region, String instead) {
        String message = "The region must be one such as us-east-1, but was \"" + region + "\"."
                + (instead == null ? "" : instead);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().region(region))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArnScope("aws", region, "123456789012"))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"})
    void partition_ofAws_isTaken(String partition) { // documented: partitions of ARNs
        assertThat(EcsSimulator.builder().partition(partition).build().partition())
                .isEqualTo(partition);
    }

    @ParameterizedTest
    @CsvSource({"AWS, aws", "aws_cn, aws-cn", "AWS-US-GOV, aws-us-gov"})
    void partition_inCapitals_isRefusedWithTheRightOne(String partition, String meant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().partition(partition))
                .withMessageEndingWith(" Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "amazon", "aws-", "aws-cn-", "", "aws\n"})
    void partition_otherText_isRefused(String partition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().partition(partition));
    }

    @Test
    void account_withHyphens_isRefusedWithTheRightOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().account("1234-5678-9012"))
                .withMessage("The account must be one of twelve digits, but was \"1234-5678-9012\"."
                        + " Did you mean 123456789012?");
    }

    @ParameterizedTest
    @CsvSource({
        "updateTaskProtection, UpdateTaskProtection",
        "UpdateTaskProtecton, UpdateTaskProtection",
        "UpdateTaskProtections, UpdateTaskProtection",
        "UpdateProtection, UpdateTaskProtection",
        "GetTaskProtectoin, GetTaskProtection",
        "RunTasks, RunTask",
        "DescribeTask, DescribeTasks",
        "ExecuteComand, ExecuteCommand"
    })
    void fault_misspeltOperation_isRefusedWithTheOneThatWasMeant(String operation, String meant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.loseReply(operation))
                .withMessage("ECS has no operation \"" + operation + "\". Did you mean " + meant + "?");
    }

    @Test
    void fault_operationOfAnotherKind_isRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.loseReply("PutObject\n"))
                .withMessageStartingWith("ECS has no operation \"PutObject\\n\". A fault can wait for: CreateCluster, ")
                .withMessageContaining("UpdateTaskProtection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateCapacityProvider", "ExecuteCommand", "PutAttributes"})
    void fault_operationThatIsNotModelled_isToldApart(String operation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.loseReply(operation))
                .withMessageStartingWith(
                        "ecs-simulator does not model the operation " + operation + ", and refuses each call")
                .withMessageNotContaining("Did you mean");
    }

    @Test
    void fault_everyModelledOperation_isTaken() {
        assertThat(world.ecs().api().modelledOperations())
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(Fault.loseReply(operation).operation()).isEqualTo(operation));
    }

    @Test
    void lookup_unknownName_tellsWhatWasMeantAndWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.ecs().cluster("medai"))
                .withMessage("There is no cluster medai. Did you mean media? There are: media.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.media().service("trancoder"))
                .withMessage(
                        "There is no service trancoder in cluster media. Did you mean transcoder? There are: transcoder.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.create().cluster("media\n"))
                .withMessage("There is no cluster media\\n. There is none.");
    }

    @Test
    void createService_unknownTaskDefinition_namesIt() {
        ServiceSettings settings = ServiceSettings.replica(1).with(new TaskDefinitionRef("video", 7));

        assertThatIllegalStateException()
                .isThrownBy(() -> world.media().createService("encoder", settings))
                .withMessage("cluster media, service encoder of task definition video:7: TaskDefinition not found."
                        + " (ClientException)");
        assertThatThrownBy(() -> world.media().service("encoder")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nearestName_ofSeveral_isTheNearest() {
        assertThat(NearestName.of("REPLCA", List.of("DAEMON", "REPLICA"))).contains("REPLICA");
        assertThat(NearestName.of("task", List.of("mask", "tasks", "Task"))).contains("Task");
        assertThat(NearestName.of("x", List.of("y", "a"))).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
    }
}
