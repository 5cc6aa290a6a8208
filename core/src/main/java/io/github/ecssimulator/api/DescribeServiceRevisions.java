package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes up to twenty revisions of services. Source: documented: DescribeServiceRevisions. */
public final class DescribeServiceRevisions {
    private DescribeServiceRevisions() {}

    /**
     * The call.
     *
     * @param serviceRevisionArns ARNs of one to twenty revisions; required
     */
    public record Request(@Nullable List<String> serviceRevisionArns) implements EcsRequest<Response> {

        public Request {
            serviceRevisionArns = Copies.listOrNull(serviceRevisionArns);
        }
    }

    /**
     * The revisions that were found, and the others.
     *
     * @param serviceRevisions the revisions, in request order
     * @param failures what was not found
     */
    public record Response(List<ServiceRevision> serviceRevisions, List<Failure> failures) implements EcsResponse {

        public Response {
            serviceRevisions = List.copyOf(serviceRevisions);
            failures = List.copyOf(failures);
        }
    }
}
