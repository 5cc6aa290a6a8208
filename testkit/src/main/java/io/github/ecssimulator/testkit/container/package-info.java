/** The world runs your worker: in each task of a service, replacements included, until the task ends. */
@NullMarked
package io.github.ecssimulator.testkit.container;

import org.jspecify.annotations.NullMarked;
