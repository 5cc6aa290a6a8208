/** What happened in the world, in order, and the texts that tell it. */
@NullMarked
package io.github.ecssimulator.journal;

import org.jspecify.annotations.NullMarked;
