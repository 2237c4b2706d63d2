package dev.drydock.check.catalogue;

import dev.drydock.check.Check;
import dev.drydock.check.capacity.AgentDrift;
import dev.drydock.check.capacity.ClusterScaling;
import dev.drydock.check.capacity.ProvisioningStall;
import dev.drydock.check.deploy.CircuitBreaker;
import dev.drydock.check.deploy.MinMax;
import dev.drydock.check.deploy.RolloutFailed;
import dev.drydock.check.deploy.RolloutStuck;
import dev.drydock.check.egress.EndpointReady;
import dev.drydock.check.egress.NatHealth;
import dev.drydock.check.egress.PublicIp;
import dev.drydock.check.egress.PullThroughNat;
import dev.drydock.check.egress.RequiredEndpoints;
import dev.drydock.check.egress.RogueSubnet;
import dev.drydock.check.egress.S3Route;
import dev.drydock.check.egress.SingleAz;
import dev.drydock.check.flowlog.FlowLogRejects;
import dev.drydock.check.health.AlarmCoverage;
import dev.drydock.check.health.CpuSaturation;
import dev.drydock.check.health.Latency;
import dev.drydock.check.health.LaunchTimes;
import dev.drydock.check.health.RunningBelowDesired;
import dev.drydock.check.health.TargetErrors;
import dev.drydock.check.health.UnhealthySustained;
import dev.drydock.check.loadbalancing.BothTargetGroups;
import dev.drydock.check.loadbalancing.DrainDelay;
import dev.drydock.check.loadbalancing.ElbErrorsAroundStops;
import dev.drydock.check.loadbalancing.KeepAlive;
import dev.drydock.check.loadbalancing.SameAzTimeouts;
import dev.drydock.check.loadbalancing.SpotDrain;
import dev.drydock.check.loadbalancing.TargetType;
import dev.drydock.check.network.EniDensity;
import dev.drydock.check.network.EniQuota;
import dev.drydock.check.network.FargateVcpuQuota;
import dev.drydock.check.network.SubnetSize;
import dev.drydock.check.network.SurgeHeadroom;
import dev.drydock.check.policy.EndpointPolicy;
import dev.drydock.check.policy.ExecutionRole;
import dev.drydock.check.policy.TaskRole;
import dev.drydock.check.practice.Arm64;
import dev.drydock.check.practice.ContainerInsights;
import dev.drydock.check.practice.EphemeralStorage;
import dev.drydock.check.practice.Firelens;
import dev.drydock.check.practice.LogOptions;
import dev.drydock.check.practice.RightSize;
import dev.drydock.check.practice.ServiceLimits;
import dev.drydock.check.practice.SpotMix;
import dev.drydock.check.practice.Tracing;
import dev.drydock.check.reachability.AlbToTask;
import dev.drydock.check.reachability.EndpointSg;
import dev.drydock.check.reachability.SgScope;
import dev.drydock.check.scaling.NoAutoscaling;
import dev.drydock.check.scaling.ResourceLabel;
import dev.drydock.check.scaling.ScalingCeiling;
import dev.drydock.check.scaling.ScalingFlap;
import dev.drydock.check.scaling.ScalingMetric;
import dev.drydock.check.scaling.StepWithoutAlarm;
import dev.drydock.check.secrets.Secrets;
import dev.drydock.check.shutdown.KillsOnStop;
import dev.drydock.check.shutdown.Pid1;
import dev.drydock.check.shutdown.StopTimeout;
import dev.drydock.check.start.ExecReady;
import dev.drydock.check.start.FargateSizes;
import dev.drydock.check.start.HealthGrace;
import dev.drydock.check.start.LogGroups;
import dev.drydock.check.start.PlatformVersion;
import dev.drydock.check.start.TargetHealthStates;
import dev.drydock.check.start.TaskHardening;
import dev.drydock.check.stops.DeployIdentity;
import dev.drydock.check.stops.ImageExists;
import dev.drydock.check.stops.OutOfMemory;
import dev.drydock.check.stops.SpotLoss;
import dev.drydock.check.stops.StopReasons;
import java.util.List;
import java.util.stream.Stream;

/// Every check that Drydock makes. Adding one is one class, one entry here, and one fixture.
public final class Catalogue {
    private Catalogue() {}

    public static List<Check> checks() {
        return Stream.of(deploy502(), ipHeadroom(), sigterm(), scaling(), rollback(), imagePath(), start(), capacity(), incident(), advice())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Check> deploy502() {
        return List.of(
                new TargetType(),
                new DrainDelay(),
                new ElbErrorsAroundStops(),
                new SpotDrain(),
                new KeepAlive(),
                new BothTargetGroups());
    }

    private static List<Check> ipHeadroom() {
        return List.of(
                new SurgeHeadroom(),
                new SubnetSize(),
                new EniQuota(),
                new FargateVcpuQuota(),
                new EniDensity());
    }

    private static List<Check> sigterm() {
        return List.of(
                new Pid1(),
                new KillsOnStop(),
                new StopTimeout());
    }

    private static List<Check> scaling() {
        return List.of(
                new ScalingMetric(),
                new ResourceLabel(),
                new ScalingFlap(),
                new ScalingCeiling(),
                new StepWithoutAlarm(),
                new NoAutoscaling());
    }

    private static List<Check> rollback() {
        return List.of(
                new CircuitBreaker(),
                new RolloutStuck(),
                new RolloutFailed(),
                new MinMax());
    }

    private static List<Check> imagePath() {
        return List.of(
                new RequiredEndpoints(),
                new EndpointReady(),
                new S3Route(),
                new PullThroughNat(),
                new RogueSubnet(),
                new NatHealth(),
                new PublicIp(),
                new EndpointSg(),
                new AlbToTask(),
                new EndpointPolicy());
    }

    private static List<Check> start() {
        return List.of(
                new StopReasons(),
                new OutOfMemory(),
                new SpotLoss(),
                new ImageExists(),
                new FargateSizes(),
                new HealthGrace(),
                new TargetHealthStates(),
                new PlatformVersion(),
                new LogGroups(),
                new ExecReady(),
                new TaskHardening(),
                new ExecutionRole(),
                new TaskRole(),
                new Secrets());
    }

    private static List<Check> capacity() {
        return List.of(
                new ClusterScaling(),
                new ProvisioningStall(),
                new AgentDrift());
    }

    private static List<Check> incident() {
        return List.of(
                new SingleAz(),
                new FlowLogRejects(),
                new SameAzTimeouts(),
                new DeployIdentity());
    }

    private static List<Check> advice() {
        return List.of(
                new SgScope(),
                new RunningBelowDesired(),
                new TargetErrors(),
                new Latency(),
                new CpuSaturation(),
                new UnhealthySustained(),
                new LaunchTimes(),
                new AlarmCoverage(),
                new RightSize(),
                new Arm64(),
                new SpotMix(),
                new EphemeralStorage(),
                new ContainerInsights(),
                new LogOptions(),
                new Firelens(),
                new Tracing(),
                new ServiceLimits());
    }
}
