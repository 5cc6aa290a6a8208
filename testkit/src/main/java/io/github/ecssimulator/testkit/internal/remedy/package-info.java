/** What to do about a mistake with task protection: the words that explanations and lints have in common. */
@NullMarked
package io.github.ecssimulator.testkit.internal.remedy;

import org.jspecify.annotations.NullMarked;
