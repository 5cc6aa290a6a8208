package gallery;

/** Production code: a step that takes long, such as an encoder in a process of its own. */
interface Stage {

    /** Starts the step, and returns at once. */
    void start(String input, Runnable whenDone);

    /** Ends the step early. */
    void cancel(String input);
}
