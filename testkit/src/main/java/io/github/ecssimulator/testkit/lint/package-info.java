/** What a story shows to be wrong with the code under test, found without any assertion. */
@NullMarked
package io.github.ecssimulator.testkit.lint;

import org.jspecify.annotations.NullMarked;
