package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cluster, with the container instances that it may have.
public final class Cluster {

    private final Estate estate;
    private final String name;
    final List<ContainerInstance> instances = new ArrayList<>();
    String insights = "enabled";
    int wantedInstances;
    String instanceType = "m6g.xlarge";
    String agentVersion = "1.98.0";
    @Nullable InstanceGroup group;
    Series cpuReservation;
    Series memoryReservation;

    Cluster(Estate estate, String name) {
        this.estate = estate;
        this.name = name;
        cpuReservation = Series.about(61, 3, name + " cpu reservation");
        memoryReservation = Series.about(68, 2, name + " memory reservation");
    }

    public String name() {
        return name;
    }

    /// `enabled`, `enhanced` or `disabled`.
    public Cluster withContainerInsights(String value) {
        insights = value;
        return this;
    }

    /// EC2 instances, spread over the private subnets.
    public Cluster withInstances(int count, String instanceType) {
        wantedInstances = count;
        this.instanceType = instanceType;
        return this;
    }

    public Cluster withAgentVersion(String version) {
        agentVersion = version;
        return this;
    }

    /// An Auto Scaling group for the instances, with a capacity provider of the cluster in front of it.
    public InstanceGroup withProvider(String capacityProvider, int minimum, int maximum) {
        var made = new InstanceGroup(this, capacityProvider, minimum, maximum);
        group = made;
        return made;
    }

    /// The share of the instances' CPU and memory that tasks reserve, in percent.
    public Cluster withReservations(Series cpu, Series memory) {
        cpuReservation = cpu;
        memoryReservation = memory;
        return this;
    }

    Estate estate() {
        return estate;
    }

    String arn() {
        return estate.arn("ecs", "cluster/" + name);
    }

    void build() {
        List<Subnet> subnets = estate.network().privateSubnets();
        String group = estate.network().group(name + "-instances", "container instances of " + name).id;
        for (int i = 0; i < wantedInstances; i++) {
            Subnet subnet = subnets.get(i % subnets.size());
            String id = "i-" + estate.ids().hex(17, "instance", name, i);
            NetworkInterface primary = subnet.attach(NetworkInterface.Kind.INSTANCE, id, List.of(group));
            instances.add(new ContainerInstance(estate.arn("ecs", "container-instance/" + name + "/" + estate.ids().hex(32,
                    "container instance", name, i)), id, instanceType, subnet, primary));
        }
    }
}
