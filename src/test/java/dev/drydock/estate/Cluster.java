package dev.drydock.estate;

import java.util.ArrayList;
import java.util.List;

/// A cluster, with the container instances that it may have.
public final class Cluster {

    private final Estate estate;
    private final String name;
    final List<ContainerInstance> instances = new ArrayList<>();
    String insights = "enabled";
    int wantedInstances;
    String instanceType = "m6g.xlarge";

    Cluster(Estate estate, String name) {
        this.estate = estate;
        this.name = name;
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
