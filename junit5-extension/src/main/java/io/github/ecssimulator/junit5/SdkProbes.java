package io.github.ecssimulator.junit5;

import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What {@link TypeProbe} calls; apart from {@link Probes}, because the AWS SDK may be missing. */
final class SdkProbes {
    SdkProbes(EcsClient value) {}

    SdkProbes(EcsAsyncClient value) {}

    static void probe(EcsClient value) {}

    static void probe(EcsAsyncClient value) {}
}
