/** One named switch for each behaviour of ECS that is not published. */
@NullMarked
package io.github.ecssimulator.policy;

import org.jspecify.annotations.NullMarked;
