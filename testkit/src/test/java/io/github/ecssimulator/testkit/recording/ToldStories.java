package io.github.ecssimulator.testkit.recording;

/** Recordings of worlds that were driven at random. */
public final class ToldStories {
    private ToldStories() {}

    /** The text of one; equal seeds give equal texts. */
    public static String recording(long seed, int steps) {
        return RecordingJson.text(SeededStory.told(seed, steps).recording());
    }
}
