package io.github.ecssimulator.internal.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> the items
 * @param items the items of the page
 * @param nextToken where the next page begins; absent on the last one
 */
record Page<T>(List<T> items, @Nullable String nextToken) {}
