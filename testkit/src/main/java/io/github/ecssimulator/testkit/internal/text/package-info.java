/** Words that several texts share. */
@NullMarked
package io.github.ecssimulator.testkit.internal.text;

import org.jspecify.annotations.NullMarked;
