package dev.drydock.check.egress;

import dev.drydock.check.Evidence;
import dev.drydock.check.Missing;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.DhcpOptions;
import dev.drydock.inventory.ec2.Vpc;
import dev.drydock.inventory.ec2.VpcAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether names are resolved in a VPC so that private DNS is seen: both DNS attributes on, and the Amazon-provided name server asked (VPC user guide,
/// "DNS attributes for your VPC"; AWS PrivateLink guide, "Private DNS names").
///
/// @param off the attributes that are off
/// @param others the name servers that are not Amazon's; what they forward is in no record
/// @param missing what the record lacks to tell
record NameService(List<VpcAttribute> off, List<String> others, List<Evidence> evidence, List<Missing> missing) {
    static final String SUPPORT = "enableDnsSupport";
    static final String HOSTNAMES = "enableDnsHostnames";
    private static final String SERVERS = "domain-name-servers";

    static NameService of(Subject subject, String vpcId) {
        var off = new ArrayList<VpcAttribute>();
        var evidence = new ArrayList<Evidence>();
        var missing = new ArrayList<Missing>();
        for (var name : List.of(SUPPORT, HOSTNAMES)) {
            var attribute = subject.inventory().find(VpcAttribute.class, vpcId + "/" + name).filter(found -> value(found) != null);
            if (attribute.isEmpty()) {
                missing.add(subject.needs(Reads.describeVpcAttribute(vpcId, name)));
                continue;
            }
            evidence.add(evidence(attribute.get()));
            if (Boolean.FALSE.equals(value(attribute.get()))) {
                off.add(attribute.get());
            }
        }
        var others = new ArrayList<String>();
        var vpc = subject.inventory().find(Vpc.class, vpcId).orElse(null);
        var options = vpc == null ? null : subject.inventory().find(DhcpOptions.class, vpc.dhcpOptionsId()).orElse(null);
        if (vpc == null || vpc.dhcpOptionsId() == null) {
            missing.add(subject.needs(Reads.describeVpcs(vpcId)));
        } else if (options == null) {
            missing.add(subject.needs(Reads.describeDhcpOptions(vpc.dhcpOptionsId())));
        } else {
            evidence.addAll(evidence(options));
            var servers = options.values(SERVERS);
            servers.stream().filter(server -> !isAmazons(server, vpc)).forEach(others::add);
            if (servers.isEmpty()) {
                others.add("none");
            }
        }
        return new NameService(List.copyOf(off), List.copyOf(others), List.copyOf(evidence), List.copyOf(missing));
    }

    private static @Nullable Boolean value(VpcAttribute attribute) {
        var value = attribute.enableDnsSupport() != null ? attribute.enableDnsSupport() : attribute.enableDnsHostnames();
        return value == null ? null : value.value();
    }

    static String name(VpcAttribute attribute) {
        return attribute.enableDnsSupport() != null ? SUPPORT : HOSTNAMES;
    }

    private static Evidence evidence(VpcAttribute attribute) {
        return Evidence.of(attribute, attribute.enableDnsSupport() != null ? "/EnableDnsSupport/Value" : "/EnableDnsHostnames/Value", value(attribute));
    }

    private static List<Evidence> evidence(DhcpOptions options) {
        var evidence = new ArrayList<Evidence>();
        for (var i = 0; i < options.dhcpConfigurations().size(); i++) {
            var configuration = options.dhcpConfigurations().get(i);
            for (var j = 0; SERVERS.equals(configuration.key()) && j < configuration.values().size(); j++) {
                evidence.add(Evidence.of(options, "/DhcpConfigurations/" + i + "/Values/" + j + "/Value", configuration.values().get(j).value()));
            }
        }
        return evidence;
    }

    /// Amazon's own server by its name, by its link-local addresses, or at the VPC's base plus two (VPC user guide, "Amazon DNS server").
    private static boolean isAmazons(String server, Vpc vpc) {
        return server.equals("AmazonProvidedDNS") || server.equals("169.254.169.253") || server.equals("fd00:ec2::253")
                || baseAndTwo(vpc.cidrBlock()).filter(server::equals).isPresent();
    }

    private static Optional<String> baseAndTwo(@Nullable String cidr) {
        if (cidr == null || !cidr.matches("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}")) {
            return Optional.empty();
        }
        var base = cidr.substring(0, cidr.indexOf('/'));
        var last = base.lastIndexOf('.');
        return Optional.of(base.substring(0, last + 1) + (Integer.parseInt(base.substring(last + 1)) + 2));
    }

    boolean isOff(String attribute) {
        return off.stream().anyMatch(one -> name(one).equals(attribute));
    }
}
