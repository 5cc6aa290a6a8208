/** Why a test failed, in words: a sentence, its cause, what to do, and the events that matter. */
@NullMarked
package io.github.ecssimulator.testkit.internal.explain;

import org.jspecify.annotations.NullMarked;
