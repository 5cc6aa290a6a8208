package io.github.ecssimulator.testkit.recording;

import io.github.ecssimulator.model.TaskArn;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.testkit.internal.json.Located;
import io.github.ecssimulator.testkit.internal.json.Located.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task by its ARN and its service. */
final class TaskRefCodec implements Codec {
    private static final String ARN = "arn";
    private static final String SERVICE = "serviceName";

    private final Codec arns = Codec.of(TaskArn.class);

    @Override
    public Object write(Object value) {
        TaskRef task = (TaskRef) value;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(ARN, arns.write(task.arn()));
        if (task.serviceName() != null) {
            members.put(SERVICE, task.serviceName());
        }
        return members;
    }

    @Override
    public Object read(Located json) {
        Members members = json.object().only(List.of(ARN, SERVICE));
        TaskArn arn = (TaskArn) arns.read(members.require(ARN));
        Located service = members.findOrNull(SERVICE);
        return new TaskRef(
                new TaskRef.Owner(arn.scope(), arn.clusterName(), service == null ? null : service.text()), arn.id());
    }
}
