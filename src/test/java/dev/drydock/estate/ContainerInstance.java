package dev.drydock.estate;

/// An EC2 instance that is registered with a cluster.
record ContainerInstance(String arn, String instanceId, String instanceType, Subnet subnet, NetworkInterface primary) {}
