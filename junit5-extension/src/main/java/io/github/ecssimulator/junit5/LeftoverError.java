package io.github.ecssimulator.junit5;

/** What a simulator complained of when it was closed after a failed test; JUnit adds it to the error of that test. */
final class LeftoverError extends AssertionError {
    private static final long serialVersionUID = 1;

    LeftoverError(AssertionError complaint) {
        super(complaint.getMessage());
        setStackTrace(complaint.getStackTrace());
    }
}
