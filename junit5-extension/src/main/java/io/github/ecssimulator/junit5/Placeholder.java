package io.github.ecssimulator.junit5;

/** Stands in until the first public type exists, so that Javadoc has something to document. */
public interface Placeholder {}
