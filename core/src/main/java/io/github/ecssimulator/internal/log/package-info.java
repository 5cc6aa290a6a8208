/** How the journal is kept. */
@NullMarked
package io.github.ecssimulator.internal.log;

import org.jspecify.annotations.NullMarked;
