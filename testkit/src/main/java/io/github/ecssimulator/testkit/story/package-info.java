/**
 * What happened in a world, gathered by task and by service: one model, from which texts, pictures, lints and diagnoses are made.
 */
@NullMarked
package io.github.ecssimulator.testkit.story;

import org.jspecify.annotations.NullMarked;
