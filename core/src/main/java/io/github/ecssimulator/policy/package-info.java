/** The behaviours of ECS that are not published, as named switches, grouped by what they are about. */
@NullMarked
package io.github.ecssimulator.policy;

import org.jspecify.annotations.NullMarked;
