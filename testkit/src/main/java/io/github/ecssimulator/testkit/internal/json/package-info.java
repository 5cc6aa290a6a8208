/**
 * JSON for the whole testkit: text in bounds of our own, read as a stream or as values that know where they stand, and
 * written as bytes.
 *
 * <p>Only here and in {@code protocol} is the library seen. Of it the streaming part is enough, and of that only what its
 * version 2.13 has: which version a test runs with, its user's other dependencies decide.
 */
@NullMarked
package io.github.ecssimulator.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
