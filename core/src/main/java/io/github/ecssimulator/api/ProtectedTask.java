package io.github.ecssimulator.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The protection of one task, in ECS's shape. Despite the shape's name the task may be unprotected.
 *
 * @param taskArn the full ARN of the task
 * @param protectionEnabled whether the task is protected
 * @param expirationDate when the protection ends; absent when the task is unprotected
 */
public record ProtectedTask(
        String taskArn, boolean protectionEnabled, @Nullable Instant expirationDate) {}
