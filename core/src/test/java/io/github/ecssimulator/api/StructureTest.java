package io.github.ecssimulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructureTest {

    @Test
    void structure_ofNumbersOfAnyKind_isTheSame() {
        assertThat(Structure.of("i", 1, "s", (short) 2, "f", 1.5f)).isEqualTo(Structure.of("i", 1L, "s", 2L, "f", 1.5));
    }

    @Test
    void zero_withASign_isTheSameAsWithout() {
        assertThat(Structure.of("d", -0.0, "f", -0.0f)).isEqualTo(Structure.of("d", 0.0, "f", 0.0));
        assertThat(new TaskSet.Scale(-0.0, "PERCENT")).isEqualTo(new TaskSet.Scale(0.0, "PERCENT"));
    }

    @Test
    void structure_ofAMap_isTheSameAsOfAStructure() {
        assertThat(new Structure(Map.of("host", Map.of("sourcePath", "/srv"))))
                .isEqualTo(Structure.of("host", Structure.of("sourcePath", "/srv")));
    }

    @Test
    void structure_changesNoMore() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Map<String, Object> given = new LinkedHashMap<>(Map.of("list", list));
        Structure structure = new Structure(given);

        list.add("b");
        given.put("more", "c");

        assertThat(structure).isEqualTo(Structure.of("list", List.of("a")));
        assertThatThrownBy(() -> structure.members().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void members_areInTheOrderTheyWereGiven() {
        assertThat(Structure.of("z", 1, "a", 2, "m", 3).members())
                .containsExactly(Map.entry("z", 1L), Map.entry("a", 2L), Map.entry("m", 3L));
    }

    @Test
    void absentMember_isLeftOut() {
        assertThat(Structure.of("a", null, "b", true)).isEqualTo(Structure.of("b", true));
    }

    @Test
    void text_ofAMemberThatIsNone_isNull() {
        Structure structure = Structure.of("name", "data", "size", 1);

        assertThat(structure.text("name")).isEqualTo("data");
        assertThat(structure.text("size")).isNull();
        assertThat(structure.text("other")).isNull();
    }

    @Test
    void structure_ofWhatEcsDoesNotHave_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Structure.of("at", Instant.EPOCH))
                .withMessage("A structure of ECS cannot hold 1970-01-01T00:00:00Z.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Structure.of("list", Arrays.asList("a", null)))
                .withMessage("A structure of ECS cannot hold null.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Structure.of("name"))
                .withMessage("Each member is a name and a value, but the last name has none.");
    }
}
