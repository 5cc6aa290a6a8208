/** HTTP as the doors see it, and the server that carries it over sockets, with the habits of Go's, which the agent runs. */
@NullMarked
package io.github.ecssimulator.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
