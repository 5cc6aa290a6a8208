/** AWS SDK clients that talk to a simulated world instead of Amazon ECS. */
@NullMarked
package io.github.ecssimulator.testkit.sdk;

import org.jspecify.annotations.NullMarked;
