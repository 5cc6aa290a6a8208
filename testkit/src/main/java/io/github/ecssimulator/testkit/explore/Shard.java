package io.github.ecssimulator.testkit.explore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of several parts of all seeds, which share them evenly: which, from 1, of how many. */
record Shard(int index, int count) {
    static final Shard ALL = new Shard(1, 1);
    private static final String PROPERTY = "ecs.simulator.shard";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    Shard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "A shard is one of 1 to count, but index was " + index + " of " + count + ".");
        }
    }

    /** A part of this part. */
    Shard part(Shard of) {
        return new Shard(index + (of.index - 1) * count, count * of.count);
    }

    /** The part that this run of the build is to take; all, if it says nothing. */
    static Shard ofProperty() {
        return read(System.getProperty(PROPERTY, ALL.toString()));
    }

    static Shard read(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The system property " + PROPERTY
                    + " is a part and the number of parts, such as 2/8, but was \"" + text + "\".");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The part as the property names it, such as {@code 2/8}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
