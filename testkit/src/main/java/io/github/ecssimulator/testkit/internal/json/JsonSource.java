package io.github.ecssimulator.testkit.internal.json;

/** A text of JSON that somebody gave, and how they are told what is wrong with it. */
public interface JsonSource {

    /** What errors at another place call it, such as the name of a file. */
    String name();

    /** What it is: a file, a body. */
    String form();

    String text();

    /** How deep its values may nest; the deepest shape of ECS has about ten levels, and unknown members may nest somewhat deeper. */
    default int deepestNesting() {
        return JsonText.BoundedParser.DEEPEST_NESTING;
    }

    /** The error of what stands at a place; the reason goes on behind the path, and has no full stop. */
    RuntimeException refusal(Place place, String reason);
}
