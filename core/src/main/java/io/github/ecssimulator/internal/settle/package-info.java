/** Waits in real time until the code under test has come to rest. The one place of the core that looks at real threads. */
@NullMarked
package io.github.ecssimulator.internal.settle;

import org.jspecify.annotations.NullMarked;
