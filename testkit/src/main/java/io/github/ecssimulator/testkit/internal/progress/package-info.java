/** How far long work is, told to who waits for it. */
@NullMarked
package io.github.ecssimulator.testkit.internal.progress;

import org.jspecify.annotations.NullMarked;
