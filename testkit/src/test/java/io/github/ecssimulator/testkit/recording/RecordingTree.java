package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import io.github.ecssimulator.testkit.internal.json.LocatedReader;
import io.github.ecssimulator.testkit.internal.json.NamedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a recording as maps, lists and scalars, for tests that change it. */
final class RecordingTree {
    private RecordingTree() {}

    static Object of(String json) {
        return of(LocatedReader.read(new NamedText("recording", json, RecordingJsonException.CONTENTS)));
    }

    private static Object of(Located json) {
        if (json.value() instanceof Members members) {
            Map<String, Object> map = new LinkedHashMap<>();
            members.values().forEach((name, value) -> map.put(name, of(value)));
            return map;
        }
        return json.value() instanceof List
                ? json.array().stream().map(RecordingTree::of).toList()
                : json.value();
    }
}
