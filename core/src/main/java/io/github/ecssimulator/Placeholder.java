package io.github.ecssimulator;

/** Stands in until the first public type exists, so that Javadoc has something to document. */
public interface Placeholder {}
