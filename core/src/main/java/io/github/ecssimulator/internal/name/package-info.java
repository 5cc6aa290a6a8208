/** What was meant by a name that does not exist. */
@NullMarked
package io.github.ecssimulator.internal.name;

import org.jspecify.annotations.NullMarked;
