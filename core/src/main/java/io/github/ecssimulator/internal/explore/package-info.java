/** What an explorer of a world needs, whatever it explores: lots to draw from, and the way from a long failing story to a short one. */
@NullMarked
package io.github.ecssimulator.internal.explore;

import org.jspecify.annotations.NullMarked;
