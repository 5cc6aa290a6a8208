/**
 * AWS JSON 1.1, the protocol of the ECS API: bytes in, bytes out. Every door that speaks HTTP ends here.
 *
 * <p>{@link io.github.ecssimulator.testkit.protocol.AwsJsonProtocol} is the way in. Nothing here knows sockets or the AWS
 * SDK. A new operation needs no code in this package, only its two records in {@link io.github.ecssimulator.api}.
 */
@NullMarked
package io.github.ecssimulator.testkit.protocol;

import org.jspecify.annotations.NullMarked;
