package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A security group and its rules.
public final class SecurityGroup {

    /// The peer of a rule.
    private enum Peer { GROUP, CIDR, PREFIX_LIST }

    private record Rule(String protocol, @Nullable Integer port, Peer peer, String value, String description) {

        Map<String, Object> json(String account) {
            List<Object> groups = Json.list();
            List<Object> ranges = Json.list();
            List<Object> prefixLists = Json.list();
            switch (peer) {
                case GROUP -> groups.add(Json.obj("Description", description, "UserId", account, "GroupId", value));
                case CIDR -> ranges.add(Json.obj("Description", description, "CidrIp", value));
                case PREFIX_LIST -> prefixLists.add(Json.obj("Description", description, "PrefixListId", value));
            }
            return Json.obj("IpProtocol", protocol, "FromPort", port, "ToPort", port, "UserIdGroupPairs", groups, "IpRanges", ranges,
                    "Ipv6Ranges", Json.list(), "PrefixListIds", prefixLists);
        }
    }

    final String name;
    final String id;
    private final String description;
    private final List<Rule> ingress = new ArrayList<>();
    private final List<Rule> egress = new ArrayList<>();

    SecurityGroup(String name, String id, String description) {
        this.name = name;
        this.id = id;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public SecurityGroup admit(SecurityGroup from, int port) {
        ingress.add(new Rule("tcp", port, Peer.GROUP, from.id, "from " + from.name));
        return this;
    }

    public SecurityGroup admitFrom(String cidr, int port) {
        ingress.add(new Rule("tcp", port, Peer.CIDR, cidr, "from " + cidr));
        return this;
    }

    public SecurityGroup letOut(SecurityGroup to, int port) {
        egress.add(new Rule("tcp", port, Peer.GROUP, to.id, "to " + to.name));
        return this;
    }

    public SecurityGroup letOutTo(String prefixListId, int port) {
        egress.add(new Rule("tcp", port, Peer.PREFIX_LIST, prefixListId, "to " + prefixListId));
        return this;
    }

    public SecurityGroup letEverythingOut() {
        egress.add(new Rule("-1", null, Peer.CIDR, "0.0.0.0/0", "everything"));
        return this;
    }

    public SecurityGroup letNothingOut() {
        egress.clear();
        return this;
    }

    public SecurityGroup admitNothing() {
        ingress.clear();
        return this;
    }

    Map<String, Object> json(String account, String region, String vpc) {
        return Json.obj("GroupId", id, "IpPermissionsEgress", rules(egress, account), "VpcId", vpc,
                "SecurityGroupArn", "arn:aws:ec2:" + region + ":" + account + ":security-group/" + id,
                "OwnerId", account, "GroupName", name, "Description", description, "IpPermissions", rules(ingress, account));
    }

    private static List<Object> rules(List<Rule> rules, String account) {
        List<Object> json = Json.list();
        rules.forEach(rule -> json.add(rule.json(account)));
        return json;
    }
}
