/** The journal as a picture. */
@NullMarked
package io.github.ecssimulator.testkit.report;

import org.jspecify.annotations.NullMarked;
