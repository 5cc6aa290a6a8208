package io.github.ecssimulator.testkit.http.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value as Go's decoder sees it: numbers as text, members in order and with duplicates. */
sealed interface GoJson {

    /** Returns the word Go's decoder has for the value when it does not fit a Go type. */
    String kind();

    /** Returns the name of the Go type that holds the value when nothing else is asked for. */
    String goType();

    record Null() implements GoJson {
        @Override
        public String kind() {
            return "null";
        }

        @Override
        public String goType() {
            return "<nil>";
        }
    }

    record Bool(boolean value) implements GoJson {
        @Override
        public String kind() {
            return "bool";
        }

        @Override
        public String goType() {
            return "bool";
        }
    }

    record Numeral(String literal) implements GoJson {
        @Override
        public String kind() {
            return "number";
        }

        @Override
        public String goType() {
            return "json.Number";
        }
    }

    record Text(String value) implements GoJson {
        @Override
        public String kind() {
            return "string";
        }

        @Override
        public String goType() {
            return "string";
        }
    }

    record Array(List<GoJson> elements) implements GoJson {
        @Override
        public String kind() {
            return "array";
        }

        @Override
        public String goType() {
            return "[]interface {}";
        }
    }

    record Structure(List<Member> members) implements GoJson {

        /** Returns the last value under a name that is spelled so, as a Go map would hold it. */
        @Nullable
        GoJson lastOrNull(String name) {
            GoJson found = null;
            for (Member member : members) {
                if (member.name().equals(name)) {
                    found = member.value();
                }
            }
            return found;
        }

        @Override
        public String kind() {
            return "object";
        }

        @Override
        public String goType() {
            return "map[string]interface {}";
        }
    }

    record Member(String name, GoJson value) {}
}
