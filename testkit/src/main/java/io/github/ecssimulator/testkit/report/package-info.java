/** What happened in a world as a page, a picture and JSON. */
@NullMarked
package io.github.ecssimulator.testkit.report;

import org.jspecify.annotations.NullMarked;
