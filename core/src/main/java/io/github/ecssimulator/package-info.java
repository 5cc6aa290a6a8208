/** The simulated world of Amazon ECS task scale-in protection, and the way in. */
@NullMarked
package io.github.ecssimulator;

import org.jspecify.annotations.NullMarked;
