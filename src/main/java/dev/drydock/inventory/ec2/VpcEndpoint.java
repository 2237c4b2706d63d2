package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.iam.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A VPC endpoint, interface or gateway.
public record VpcEndpoint(
        Origin origin,
        String vpcEndpointId,
        @Nullable String vpcEndpointType,
        @Nullable String vpcId,
        @Nullable String serviceName,
        @Nullable String state,
        @Nullable PolicyDocument policyDocument,
        List<String> routeTableIds,
        List<String> subnetIds,
        List<SecurityGroupIdentifier> groups,
        @Nullable Boolean privateDnsEnabled,
        List<String> networkInterfaceIds,
        List<Tag> tags)
        implements Recorded {

    @Override
    public String id() {
        return vpcEndpointId;
    }

    /// The `Name` tag, or the id where there is none. For people only: nothing is joined by it.
    public String name() {
        return Tag.name(tags, id());
    }

    /// The service without its region: `ecr.api` of `com.amazonaws.eu-west-1.ecr.api`.
    public String shortServiceName() {
        if (serviceName == null) {
            return vpcEndpointId;
        }
        var parts = serviceName.split("\\.", 4);
        return parts.length == 4 && serviceName.contains("amazonaws") ? parts[3] : serviceName;
    }

    public record SecurityGroupIdentifier(@Nullable String groupId, @Nullable String groupName) {}
}
