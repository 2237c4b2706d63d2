package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import dev.drydock.inventory.iam.PolicyDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A VPC endpoint, interface or gateway.
///
/// @param state `available`, `pending`, `failed`, …; the API writes them with a capital, the AWS CLI prints either
/// @param ipAddressType `ipv4`, `dualstack` or `ipv6`
/// @param failureReason what AWS says of one that failed
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
        @Nullable String ipAddressType,
        @Nullable DnsOptions dnsOptions,
        @Nullable Boolean privateDnsEnabled,
        List<String> networkInterfaceIds,
        @Nullable String failureReason,
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

    /// The service without its region: `ecr.api` of `com.amazonaws.eu-west-1.ecr.api`, and of `cn.com.amazonaws.cn-north-1.ecr.api` too.
    public String shortServiceName() {
        if (serviceName == null) {
            return vpcEndpointId;
        }
        var name = serviceName.startsWith("cn.com.amazonaws.") ? serviceName.substring("cn.".length()) : serviceName;
        var parts = name.split("\\.", 4);
        return parts.length == 4 && name.startsWith("com.amazonaws.") ? parts[3] : serviceName;
    }

    public boolean isInterface() {
        return "interface".equalsIgnoreCase(vpcEndpointType);
    }

    public boolean isGateway() {
        return "gateway".equalsIgnoreCase(vpcEndpointType);
    }

    public boolean isAvailable() {
        return "available".equalsIgnoreCase(state);
    }

    /// Whether private DNS was asked for with nothing but an inbound Resolver endpoint in mind: names within the VPC then go on to public addresses, and
    /// the gateway endpoint takes them (Amazon S3 user guide, "AWS PrivateLink for Amazon S3").
    public boolean isForInboundResolverOnly() {
        return dnsOptions != null && Boolean.TRUE.equals(dnsOptions.privateDnsOnlyForInboundResolverEndpoint());
    }

    public record DnsOptions(@Nullable Boolean privateDnsOnlyForInboundResolverEndpoint) {}

    public record SecurityGroupIdentifier(@Nullable String groupId, @Nullable String groupName) {}
}
