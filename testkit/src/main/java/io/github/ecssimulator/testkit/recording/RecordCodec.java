package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Members;
import io.github.ecssimulator.testkit.protocol.RecordMember;
import io.github.ecssimulator.testkit.protocol.RecordShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records by their members; what is absent is left out. */
final class RecordCodec implements Codec {
    private final RecordShape shape;
    private final Map<String, Codec> codecs = new LinkedHashMap<>();

    private RecordCodec(Class<?> type) {
        this.shape = RecordShape.of(type);
        shape.members().forEach(member -> codecs.put(member.name(), Codec.of(member.type())));
    }

    static RecordCodec of(Class<?> type) {
        return new RecordCodec(type);
    }

    Map<String, Object> members(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordMember member : shape.members()) {
            Object each = member.valueIn(value);
            if (each != null) {
                members.put(member.name(), codec(member).write(each));
            }
        }
        return members;
    }

    private Codec codec(RecordMember member) {
        return Objects.requireNonNull(codecs.get(member.name()));
    }

    /** A record of one member that is always there is written as that member. */
    private @Nullable RecordMember onlyMemberOrNull() {
        RecordMember first = shape.members().size() == 1 ? shape.members().get(0) : null;
        return first == null || first.isOptional() ? null : first;
    }

    @Override
    public Object write(Object value) {
        RecordMember only = onlyMemberOrNull();
        return only == null ? members(value) : codec(only).write(Objects.requireNonNull(only.valueIn(value)));
    }

    @Override
    public Object read(Located json) {
        RecordMember only = onlyMemberOrNull();
        return only == null ? read(json, json.object()) : made(json, codec(only).read(json));
    }

    Object read(Located json, Members members) {
        members.only(codecs.keySet());
        List<RecordMember> all = shape.members();
        @Nullable Object[] values = new @Nullable Object[all.size()];
        for (int i = 0; i < values.length; i++) {
            Located value = all.get(i).isOptional()
                    ? members.findOrNull(all.get(i).name())
                    : members.require(all.get(i).name());
            values[i] = value == null ? null : codec(all.get(i)).read(value);
        }
        return made(json, values);
    }

    private Object made(Located json, @Nullable Object... values) {
        return Codec.making(json, () -> shape.newRecord(values));
    }
}
