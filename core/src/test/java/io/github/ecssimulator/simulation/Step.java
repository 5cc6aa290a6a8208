package io.github.ecssimulator.simulation;

/**
 * One step of a story.
 *
 * @param number its place in the whole story, which it keeps when others are left out
 * @param action what happens
 * @param seed where the choices of the action come from
 */
record Step(int number, Action action, long seed) {}
