/** Recordings as JSON: a world that happened in one place, lived through again in another. */
@NullMarked
package io.github.ecssimulator.testkit.recording;

import org.jspecify.annotations.NullMarked;
