package io.github.ecssimulator.testkit.internal.agent;

import java.util.List;

/** A JSON value as Go's decoder sees it: numbers as text, members in order and with duplicates. */
sealed interface GoJson {
    record Null() implements GoJson {}

    record Bool(boolean value) implements GoJson {}

    record Numeral(String literal) implements GoJson {}

    record Text(String value) implements GoJson {}

    record Array(List<GoJson> elements) implements GoJson {}

    record Structure(List<Member> members) implements GoJson {}

    record Member(String name, GoJson value) {}
}
