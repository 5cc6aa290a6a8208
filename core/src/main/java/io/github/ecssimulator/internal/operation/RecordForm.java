package io.github.ecssimulator.internal.operation;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in a record of the API by ECS's own names of its members. For the records that have so many that nobody could read a
 * call of their constructor.
 *
 * @param <T> the record
 */
final class RecordForm<T extends Record> {
    private final Class<T> type;
    private final RecordComponent[] components;
    private final Constructor<T> constructor;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    RecordForm(Class<T> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new LinkageError(type + " has no canonical constructor", e);
        }
        for (int i = 0; i < components.length; i++) {
            places.put(components[i].getName(), i);
        }
    }

    /** A form on which every member is absent. */
    Entries blank() {
        return new Entries(new Object[components.length]);
    }

    /** A form with the members of a record. */
    Entries like(T record) {
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(components[i], record);
        }
        return new Entries(values);
    }

    private static @Nullable Object valueOf(RecordComponent member, Record record) {
        try {
            return member.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The member " + member + " cannot be read", e);
        }
    }

    private int placeOf(String member) {
        Integer place = places.get(member);
        if (place == null) {
            throw new IllegalArgumentException(type + " has no member " + member + ".");
        }
        return place;
    }

    /** The members of one record, until it is made. */
    final class Entries {
        private final @Nullable Object[] values;

        private Entries(@Nullable Object[] values) {
            this.values = values;
        }

        Entries set(String member, @Nullable Object value) {
            values[placeOf(member)] = value;
            return this;
        }

        /** Sets a member that is absent. */
        Entries orElse(String member, Object value) {
            return values[placeOf(member)] == null ? set(member, value) : this;
        }

        T make() {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(type + " cannot be made", e);
            }
        }
    }
}
