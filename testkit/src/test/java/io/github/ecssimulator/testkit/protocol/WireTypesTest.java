package io.github.ecssimulator.testkit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each type that a member of the API can have, on the wire and back. */
class WireTypesTest {
    private static final JsonText JSON = new JsonText();

    public record Members(
            @Nullable String text,
            @Nullable Boolean flag,
            @Nullable Integer count,
            @Nullable Long size,
            @Nullable Double share,
            @Nullable Instant at,
            @Nullable List<String> names,
            @Nullable Map<String, String> labels,
            @Nullable Structure given,
            @Nullable Part part) {}

    public record Part(int number, boolean first) {}

    public record OddMap(Map<Integer, String> byNumber) {}

    private static Members read(String json) throws IOException {
        try (JsonParser parser = JSON.parser(json)) {
            parser.nextToken();
            return (Members) JsonCodec.OfRecord.of(Members.class).read(parser);
        }
    }

    private static String write(Members members) {
        JsonCodec.OfRecord codec = JsonCodec.OfRecord.of(Members.class);
        return new String(JSON.bytes(generator -> codec.write(members, generator)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'text':'x','flag':true,'count':-7,'size':1099511627776,'share':12.5,'at':1667415392.553}",
                "{'names':[]}",
                "{'names':['b','a'],'labels':{'b':'1','a':'2'}}",
                "{'labels':{}}",
                "{'given':{}}",
                "{'given':{'b':'x','a':[1,2.5,true,false,'y',[],{'c':-3}],'d':{'e':{'f':9223372036854775807}}}}",
                "{'size':-9223372036854775808,'share':0.1}",
                "{'part':{'number':3,'first':false}}"
            })
    void members_onTheWireAndBack_stayAsTheyAre(String given) throws IOException {
        String json = given.replace('\'', '"');

        assertThat(write(read(json))).isEqualTo(json);
    }

    @Test
    void structure_memberGivenTwice_lastOneCounts() throws IOException {
        assertThat(read("{\"given\":{\"a\":1,\"b\":2,\"a\":null,\"b\":3}}").given())
                .isEqualTo(Structure.of("b", 3L));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1667415392, 2022-11-02T18:56:32Z",
        "1667415392.553, 2022-11-02T18:56:32.553Z",
        "1.667415392553e9, 2022-11-02T18:56:32.553Z",
        "1.9999999999, 1970-01-01T00:00:01.999999999Z",
        "-0.5, 1969-12-31T23:59:59.500Z"
    })
    void instant_isReadFromEpochSeconds(String seconds, Instant expected) throws IOException {
        assertThat(read("{\"at\":" + seconds + "}").at()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678",
                "123456789012345678.1234567891",
                "0.1234567890123456789",
                "1e18",
                "1e-400",
                "-1.7e308"
            })
    void fraction_ofAnySize_isRead(String number) throws IOException {
        Double share = Double.parseDouble(number);

        assertThat(read("{\"share\":" + number + "}").share()).isEqualTo(share);
        assertThat(read(write(read("{\"share\":" + number + "}"))).share()).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"1e17, 100000000000000000", "1e18, 1.0E+18", "1e-20, 1.0E-20", "-0.0, 0.0"})
    void fraction_isWrittenShort(String number, String written) throws IOException {
        assertThat(write(read("{\"share\":" + number + "}"))).isEqualTo("{\"share\":" + written + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "1e999999999", "-1e999999999", "1e9999999999999999999"})
    void fraction_beyondEveryNumber_isRefused(String number) {
        assertRefused("{\"share\":" + number + "}", "The value of /share is a number too large.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456789",
                "123456789012345678.1234567891",
                "1e18",
                "1e-20",
                "1e999999999",
                "-1e999999999"
            })
    void instant_ofMoreDigitsThanEcsCouldMean_isRefused(String seconds) {
        assertRefused("{\"at\":" + seconds + "}", "The value of /at is a number too large or too fine.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'size':9223372036854775808}|/size is beyond -9223372036854775808 to 9223372036854775807.",
                "{'size':1.5}|/size is a number where an integer is expected.",
                "{'share':'1'}|/share is a string where a number is expected.",
                "{'at':true}|/at is a boolean where a number is expected.",
                "{'names':{}}|/names is an object where a list is expected.",
                "{'names':[null]}|/names/0 is null; a list of ECS holds values only.",
                "{'labels':[]}|/labels is a list where an object is expected.",
                "{'labels':{'a':null}}|/labels/a is null; a map of ECS holds values only.",
                "{'labels':{'a':1}}|/labels/a is a number where a string is expected.",
                "{'given':[]}|/given is a list where an object is expected.",
                "{'given':{'a':[null]}}|/given/a/0 is null; a list of ECS holds values only.",
                "{'given':{'a':1e999}}|/given/a is a number too large.",
                "{'part':[]}|/part is a list where an object is expected."
            })
    void value_ofAnotherType_isNamed(String given, String complaint) {
        assertRefused(given.replace('\'', '"'), "The value of " + complaint);
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(WireFormatException.class)
                .hasMessage(message);
    }

    @Test
    void shape_tellsItsMembersAndWhichMayBeAbsent() {
        assertThat(RecordShape.of(Members.class).members()).allMatch(RecordMember::isOptional);
        assertThat(RecordShape.of(Part.class).members()).noneMatch(RecordMember::isOptional);
        assertThat(RecordShape.of(Part.class)).hasToString("Part[number, first]");
    }

    @Test
    void shape_ofWhatIsNoRecord_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordShape.of(String.class))
                .withMessage("java.lang.String is not a record, so it has no members to bind.");
    }

    @Test
    void codec_ofAMapWithOtherKeys_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonCodec.OfRecord.of(OddMap.class))
                .withMessage("A member is a scalar, a record, a List or a Map with String keys.");
    }

    @Test
    void response_asAString_isReadable() {
        assertThat(WireResponse.of(200, "1", "{}".getBytes(StandardCharsets.UTF_8))
                        .toString())
                .startsWith("200 {")
                .contains("x-amzn-RequestId=1")
                .endsWith("} {}");
    }
}
