/** The simulator itself: its builder, its clock, and the live clusters, services and tasks that a test works with. */
@NullMarked
package io.github.ecssimulator;

import org.jspecify.annotations.NullMarked;
