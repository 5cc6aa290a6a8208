package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.Service.ServiceConnectConfiguration;
import io.github.ecssimulator.api.Service.ServiceVolumeConfiguration;
import io.github.ecssimulator.api.Service.VpcLatticeConfiguration;
import io.github.ecssimulator.api.Structure;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a deployment of a service was given beside that has no effect here; it is kept to be answered. */
public record ServiceAddOns(
        @Nullable ServiceConnectConfiguration serviceConnect,
        @Nullable List<ServiceVolumeConfiguration> volumes,
        @Nullable List<VpcLatticeConfiguration> vpcLattice,
        @Nullable Structure monitoring) {

    /** No add-ons. */
    public static ServiceAddOns none() {
        return new ServiceAddOns(null, null, null, null);
    }

    /** Whether a deployment with these is the same. Source: documented: UpdateService - monitoring is not said to deploy. */
    public boolean deploysLike(ServiceAddOns other) {
        return Objects.equals(serviceConnect, other.serviceConnect)
                && Objects.equals(volumes, other.volumes)
                && Objects.equals(vpcLattice, other.vpcLattice);
    }

    /** These add-ons, but what was given anew. */
    public ServiceAddOns with(ServiceAddOns given) {
        return new ServiceAddOns(
                given.serviceConnect == null ? serviceConnect : given.serviceConnect,
                given.volumes == null ? volumes : given.volumes,
                given.vpcLattice == null ? vpcLattice : given.vpcLattice,
                given.monitoring == null ? monitoring : given.monitoring);
    }
}
