package dev.drydock.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One VPC: a public and a private subnet in each zone, a NAT gateway in each zone, interface endpoints in every zone and
/// the S3 gateway endpoint in every route table. That is the healthy layout; `with…` takes parts of it away.
public final class Network {

    /// @param shortName as in `ecr.api`
    static final class Endpoint {
        final String shortName;
        final String id;
        final boolean gateway;
        List<String> zones;
        boolean privateDns = true;
        String state = "available";
        @Nullable String policy;
        final List<NetworkInterface> interfaces = new ArrayList<>();
        Series bytes;

        Endpoint(String shortName, String id, boolean gateway, List<String> zones) {
            this.shortName = shortName;
            this.id = id;
            this.gateway = gateway;
            this.zones = zones;
            this.bytes = Series.about(2_400_000, 500_000, shortName + " bytes");
        }
    }

    record Nat(String id, NetworkInterface networkInterface) {}

    /// What a task of the healthy service needs on its way: images, logs, secrets, parameters and Exec.
    private static final List<String> INTERFACE_ENDPOINTS = List.of("ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "ssmmessages");

    private final Estate estate;
    final String vpcId;
    final List<String> zones;
    final List<Subnet> subnets = new ArrayList<>();
    final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    final Map<String, Nat> nats = new LinkedHashMap<>();
    private List<String> natZones;
    private final Map<String, String> natIds = new LinkedHashMap<>();
    private Series natInbound = Series.about(9_000_000, 2_000_000, "nat");
    private double natPeak = 2.4;
    private final Set<String> withoutS3 = new HashSet<>();
    boolean dnsSupport = true;
    boolean dnsHostnames = true;
    private int base = address("10.40.0.0");

    Network(Estate estate, int zoneCount) {
        this.estate = estate;
        this.vpcId = "vpc-" + ids().hex(17, "vpc");
        this.zones = List.of("a", "b", "c", "d", "e", "f").subList(0, zoneCount).stream().map(letter -> estate.region() + letter).toList();
        this.natZones = zones;
        for (String zone : zones) {
            addSubnet("public-" + letter(zone), zone, true, 24);
        }
        for (String zone : zones) {
            addSubnet("private-" + letter(zone), zone, false, 24);
        }
        group("endpoints", "interface endpoints");
        INTERFACE_ENDPOINTS.forEach(this::withEndpoint);
        endpoints.put("s3", new Endpoint("s3", "vpce-" + ids().hex(17, "vpce", "s3"), true, zones));
    }

    private void addSubnet(String name, String zone, boolean isPublic, int prefix) {
        subnets.add(new Subnet(this, name, "subnet-" + ids().hex(17, "subnet", name), zone, isPublic, prefix, subnets.size()));
    }

    /// One more subnet beside those that every zone has.
    public Network withSubnet(String name, String zoneLetter, int prefix) {
        addSubnet(name, estate.region() + zoneLetter, false, prefix);
        return this;
    }

    /// The first address of the VPC, such as `10.40.0.0`.
    public Network withBase(String firstAddress) {
        base = address(firstAddress);
        return this;
    }

    public Network withPrefix(String subnet, int prefix) {
        subnet(subnet).prefix = prefix;
        return this;
    }

    public Network withPrivatePrefix(int prefix) {
        privateSubnets().forEach(subnet -> subnet.prefix = prefix);
        return this;
    }

    /// NAT gateways in these zones only; a subnet of another zone is routed to the first of them.
    public Network withNatIn(String... zoneLetters) {
        natZones = Arrays.stream(zoneLetters).map(letter -> estate.region() + letter).toList();
        return this;
    }

    public Network withNatId(String zoneLetter, String id) {
        natIds.put(zoneLetter, id);
        return this;
    }

    public Network withoutNat() {
        natZones = List.of();
        return this;
    }

    public Network withEndpoint(String shortName) {
        endpoints.put(shortName, new Endpoint(shortName, "vpce-" + ids().hex(17, "vpce", shortName), false, zones));
        return this;
    }

    public Network withoutEndpoint(String shortName) {
        endpoints.remove(shortName);
        return this;
    }

    public Network withoutEndpoints() {
        endpoints.clear();
        return this;
    }

    public Network withEndpointPolicy(String shortName, String policyDocument) {
        endpoint(shortName).policy = policyDocument;
        return this;
    }

    public Network withoutPrivateDns(String shortName) {
        endpoint(shortName).privateDns = false;
        return this;
    }

    public Network withEndpointState(String shortName, String state) {
        endpoint(shortName).state = state;
        return this;
    }

    /// Leaves these subnets' route tables out of the S3 gateway endpoint.
    public Network withoutS3From(String... subnetNames) {
        withoutS3.addAll(List.of(subnetNames));
        return this;
    }

    boolean routesToS3(String tableName) {
        return !withoutS3.contains(tableName) && !tableName.equals("public");
    }

    public Network withVpcDns(boolean support, boolean hostnames) {
        dnsSupport = support;
        dnsHostnames = hostnames;
        return this;
    }

    /// Bytes a minute that come in through the first NAT gateway, on top of a trickle; the others see the trickle alone.
    public Network withNatInbound(Series bytes) {
        natInbound = bytes;
        return this;
    }

    /// By how much the busiest second of a minute is above that minute's average.
    public Network withNatPeak(double factor) {
        natPeak = factor;
        return this;
    }

    /// What an interface endpoint carries in a minute.
    public Network withEndpointBytes(String shortName, Series bytes) {
        endpoint(shortName).bytes = bytes;
        return this;
    }

    /// Interfaces of Lambda functions, databases and caches, until the subnet has only so many free addresses. They are
    /// taken when the estate is written, after everything else in it.
    public Network withFreeAddresses(String subnet, int free) {
        estate.beforeWriting(() -> fill(subnet(subnet), free));
        return this;
    }

    private void fill(Subnet subnet, int free) {
        var owners = List.of(NetworkInterface.Kind.RDS, NetworkInterface.Kind.LAMBDA, NetworkInterface.Kind.ELASTICACHE,
                NetworkInterface.Kind.LAMBDA);
        for (int i = 0; subnet.free() > free; i++) {
            NetworkInterface.Kind kind = owners.get(i % owners.size());
            String owner = switch (kind) {
                case LAMBDA -> "settlement-export-" + ids().uuid("lambda", subnet.name, i);
                case ELASTICACHE -> "session-cache-00" + (i % 3 + 1);
                default -> "orders-db";
            };
            subnet.attach(kind, owner, List.of(group("data", "databases and caches").id));
        }
        if (subnet.free() != free) {
            throw new IllegalStateException(subnet.name + " has only " + subnet.free() + " free addresses, not " + free);
        }
    }

    public Subnet subnet(String name) {
        return subnets.stream().filter(subnet -> subnet.name.equals(name)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("no subnet " + name));
    }

    public List<Subnet> privateSubnets() {
        return subnets.stream().filter(subnet -> !subnet.isPublic).toList();
    }

    List<Subnet> publicSubnets() {
        return subnets.stream().filter(subnet -> subnet.isPublic).toList();
    }

    /// The group of this name, made on first use.
    public SecurityGroup group(String name, String description) {
        return groups.computeIfAbsent(name, key -> new SecurityGroup(key, "sg-" + ids().hex(17, "sg", key), description));
    }

    public SecurityGroup group(String name) {
        return group(name, name);
    }

    private Endpoint endpoint(String shortName) {
        Endpoint endpoint = endpoints.get(shortName);
        if (endpoint == null) {
            throw new NoSuchElementException("no endpoint " + shortName);
        }
        return endpoint;
    }

    /// Gives NAT gateways and endpoints their interfaces; before tasks take theirs.
    void build() {
        for (String zone : natZones) {
            Subnet home = publicSubnets().stream().filter(subnet -> subnet.zone.equals(zone)).findFirst().orElseThrow();
            String id = natIds.getOrDefault(letter(zone), "nat-" + ids().hex(17, "nat", zone));
            nats.put(zone, new Nat(id, home.attach(NetworkInterface.Kind.NAT_GATEWAY, id, List.of())));
        }
        for (Endpoint endpoint : endpoints.values()) {
            if (!endpoint.gateway) {
                for (String zone : endpoint.zones) {
                    Subnet home = privateSubnets().stream().filter(subnet -> subnet.zone.equals(zone)).findFirst().orElseThrow();
                    endpoint.interfaces.add(home.attach(NetworkInterface.Kind.ENDPOINT, endpoint.id, List.of(group("endpoints").id)));
                }
            }
        }
    }

    @Nullable Nat natFor(Subnet subnet) {
        Nat own = nats.get(subnet.zone);
        return own != null || nats.isEmpty() ? own : nats.values().iterator().next();
    }

    /// The metrics of a NAT gateway by name.
    Map<String, Series> natTraffic(Nat nat) {
        boolean first = nat == nats.values().iterator().next();
        Series inbound = first ? natInbound : Series.about(8_000_000, 1_500_000, nat.id());
        Map<String, Series> traffic = new LinkedHashMap<>();
        traffic.put("BytesInFromDestination", inbound);
        traffic.put("BytesOutToSource", inbound);
        traffic.put("BytesOutToDestination", inbound.times(0.06));
        traffic.put("ErrorPortAllocation", Series.constant(0));
        traffic.put("PacketsDropCount", Series.constant(0));
        traffic.put("PeakBytesPerSecond", inbound.times(natPeak / 60));
        return traffic;
    }

    String s3PrefixList() {
        return "pl-" + ids().hex(8, "prefix list", "s3");
    }

    /// Addresses from one subnet's first to the next one's: room for the largest of them.
    int slotSize() {
        int largest = subnets.stream().mapToInt(subnet -> 1 << 32 - subnet.prefix).max().orElseThrow();
        return Math.max(largest, 256);
    }

    int base() {
        return base;
    }

    /// The /16 blocks that the subnets lie in: the VPC's own and its secondary ones.
    List<String> cidrs() {
        List<String> blocks = new ArrayList<>();
        for (int first = base; first < base + subnets.size() * slotSize(); first += 1 << 16) {
            blocks.add(dotted(first) + "/16");
        }
        return blocks;
    }

    Ids ids() {
        return estate.ids();
    }

    static String letter(String zone) {
        return zone.substring(zone.length() - 1);
    }

    static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    private static int address(String dotted) {
        int value = 0;
        for (String part : dotted.split("\\.")) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }
}
