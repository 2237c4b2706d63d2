package dev.drydock.compare;

import dev.drydock.inventory.ec2.SecurityGroup.IpPermission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of a security group one by one: `tcp 443 sg-0123456789abcdef0`. EC2 groups them as it likes, which is no change.
final class NetworkRules {
    private NetworkRules() {}

    static Map<String, Object> of(List<IpPermission> permissions) {
        var rules = new TreeMap<String, Object>();
        for (var permission : permissions) {
            peers(permission).forEach(peer -> rules.put(traffic(permission) + " " + peer, "allowed"));
        }
        return rules;
    }

    private static Stream<String> peers(IpPermission permission) {
        return Stream.of(
                permission.ipRanges().stream().map(one -> one.cidrIp()),
                permission.ipv6Ranges().stream().map(one -> one.cidrIpv6()),
                permission.prefixListIds().stream().map(one -> one.prefixListId()),
                permission.userIdGroupPairs().stream().map(one -> one.groupId())).flatMap(peers -> peers).filter(Objects::nonNull).map(NetworkRules::known);
    }

    private static String known(@Nullable String text) {
        return String.valueOf(text);
    }

    private static String traffic(IpPermission permission) {
        var protocol = "-1".equals(permission.ipProtocol()) ? "all" : String.valueOf(permission.ipProtocol());
        if (permission.fromPort() == null || permission.fromPort() == -1) {
            return protocol;
        }
        return protocol + " " + permission.fromPort() + (permission.fromPort().equals(permission.toPort()) ? "" : "-" + permission.toPort());
    }
}
