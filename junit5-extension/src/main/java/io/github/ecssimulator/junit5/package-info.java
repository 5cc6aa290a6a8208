/** The JUnit extension that gives each test its own simulated world. */
@NullMarked
package io.github.ecssimulator.junit5;

import org.jspecify.annotations.NullMarked;
