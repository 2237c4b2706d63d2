"""A small AWS account inside this process: moto answers, and the real AWS CLI asks.

Reads one JSON object a line from stdin and answers each with one line:
  {"run": ["aws", "ecs", ...]}     runs the command; answers {"status", "out", "err"}
  {"capture": "FOLDER"}            records the account as a bundle; answers {"calls": n}
  {"serve": true}                  answers other processes too; answers {"endpoint": "http://127.0.0.1:…"}
  {"settle": true}                 what takes AWS some minutes has come to its end: roll-outs are complete, targets healthy; answers {}
The account holds one healthy service, `web` in the cluster `shop`. No connection is opened, and none is taken before "serve".
"""
import contextlib
import io
import json
import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

REGION = "eu-west-1"
os.environ.update(AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY="none", AWS_PAGER="", AWS_CONFIG_FILE=os.devnull,
                  AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true", AWS_DEFAULT_REGION=REGION)
for name in [name for name in os.environ if name.startswith("AWS_ENDPOINT") or name == "AWS_PROFILE"]:
    del os.environ[name]

import awscli.clidriver
from moto import mock_aws
from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.moto_api import state_manager
from moto.server import ThreadedMotoServer

mock_aws().start()


def run(argv, driver=None):
    """One driver a command, as in one process a command: drivers grow slower with each, and some commands teach theirs what the next must not know."""
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = (driver or awscli.clidriver.create_clidriver()).main(argv[1:])
    except SystemExit as e:
        status = e.code
    return {"status": status, "out": out.getvalue(), "err": err.getvalue().strip()}


def aws(service, operation, /, **parameters):
    """One call with its request as it is; answers what the CLI prints."""
    done = run(["aws", service, operation, "--cli-input-json", json.dumps(parameters), "--region", REGION])
    if done["status"] != 0:
        raise SystemExit("%s %s: %s" % (service, operation, done["err"]))
    return json.loads(done["out"]) if done["out"].strip() else {}


# ---------------------------------------------------------------------------------------------------------------- seed


def seed():
    state_manager.set_transition("ecs::task", {"progression": "manual", "times": 10 ** 9})
    vpc = aws("ec2", "create-vpc", CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]
    for attribute in ("EnableDnsSupport", "EnableDnsHostnames"):
        aws("ec2", "modify-vpc-attribute", VpcId=vpc, **{attribute: {"Value": True}})
    public, private, tables = network(vpc)
    groups = {name: aws("ec2", "create-security-group", GroupName=name, Description=name, VpcId=vpc)["GroupId"] for name in ("balancer", "tasks", "endpoints")}
    admit(groups["balancer"], 443, IpRanges=[{"CidrIp": "0.0.0.0/0"}])
    admit(groups["tasks"], 8080, UserIdGroupPairs=[{"GroupId": groups["balancer"]}])
    admit(groups["endpoints"], 443, UserIdGroupPairs=[{"GroupId": groups["tasks"]}])
    aws("ec2", "create-vpc-endpoint", VpcEndpointType="Gateway", VpcId=vpc, ServiceName="com.amazonaws.%s.s3" % REGION, RouteTableIds=tables)
    for needed in ("ecr.api", "ecr.dkr", "logs"):
        aws("ec2", "create-vpc-endpoint", VpcEndpointType="Interface", VpcId=vpc, ServiceName="com.amazonaws.%s.%s" % (REGION, needed),
            SubnetIds=private, SecurityGroupIds=[groups["endpoints"]], PrivateDnsEnabled=True)
    target_group = load_balancer(vpc, public, groups["balancer"])
    service(private, groups["tasks"], target_group)
    scaling(target_group)
    metrics(target_group)
    alarms(target_group)


def network(vpc):
    def subnet(cidr, zone):
        return aws("ec2", "create-subnet", VpcId=vpc, CidrBlock=cidr, AvailabilityZone=REGION + zone)["Subnet"]["SubnetId"]

    public, private = [subnet("10.20.0.0/24", "a"), subnet("10.20.1.0/24", "b")], [subnet("10.20.32.0/20", "a"), subnet("10.20.48.0/20", "b")]
    gateway = aws("ec2", "create-internet-gateway")["InternetGateway"]["InternetGatewayId"]
    aws("ec2", "attach-internet-gateway", InternetGatewayId=gateway, VpcId=vpc)
    table = aws("ec2", "create-route-table", VpcId=vpc)["RouteTable"]["RouteTableId"]
    aws("ec2", "create-route", RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    tables = []
    for outside, inside in zip(public, private):
        aws("ec2", "associate-route-table", RouteTableId=table, SubnetId=outside)
        address = aws("ec2", "allocate-address", Domain="vpc")["AllocationId"]
        nat = aws("ec2", "create-nat-gateway", SubnetId=outside, AllocationId=address)["NatGateway"]["NatGatewayId"]
        own = aws("ec2", "create-route-table", VpcId=vpc)["RouteTable"]["RouteTableId"]
        aws("ec2", "create-route", RouteTableId=own, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)
        aws("ec2", "associate-route-table", RouteTableId=own, SubnetId=inside)
        tables.append(own)
    return public, private, tables


def admit(group, port, **source):
    aws("ec2", "authorize-security-group-ingress", GroupId=group, IpPermissions=[{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **source}])


def load_balancer(vpc, subnets, group):
    balancer = aws("elbv2", "create-load-balancer", Name="shop", Subnets=subnets, SecurityGroups=[group], Scheme="internet-facing", Type="application")
    target_group = aws("elbv2", "create-target-group", Name="web", Protocol="HTTP", Port=8080, VpcId=vpc, TargetType="ip", HealthCheckPath="/healthz",
                       HealthCheckIntervalSeconds=15, HealthCheckTimeoutSeconds=5, HealthyThresholdCount=2, UnhealthyThresholdCount=3)["TargetGroups"][0]
    aws("elbv2", "modify-target-group-attributes", TargetGroupArn=target_group["TargetGroupArn"],
        Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "45"}])
    aws("elbv2", "create-listener", LoadBalancerArn=balancer["LoadBalancers"][0]["LoadBalancerArn"], Protocol="HTTP", Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": target_group["TargetGroupArn"]}])
    return target_group["TargetGroupArn"]


def role(name, statements):
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    arn = aws("iam", "create-role", RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    if statements:
        aws("iam", "put-role-policy", RoleName=name, PolicyName="own", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    return arn


def service(subnets, group, target_group):
    execution = role("web-execution", [{"Effect": "Allow", "Resource": "*", "Action": [
        "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
        "logs:CreateLogStream", "logs:PutLogEvents"]}])
    aws("logs", "create-log-group", logGroupName="/ecs/web")
    repository = aws("ecr", "create-repository", repositoryName="web")["repository"]["repositoryUri"]
    manifest = {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 7023, "digest": "sha256:" + "a" * 64},
                "layers": [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": 32654, "digest": "sha256:" + "b" * 64}]}
    digest = aws("ecr", "put-image", repositoryName="web", imageManifest=json.dumps(manifest), imageTag="1.4.2")["image"]["imageId"]["imageDigest"]
    aws("ecs", "create-cluster", clusterName="shop", settings=[{"name": "containerInsights", "value": "enabled"}], capacityProviders=["FARGATE", "FARGATE_SPOT"])
    definition = aws("ecs", "register-task-definition", family="web", requiresCompatibilities=["FARGATE"], networkMode="awsvpc", cpu="512", memory="1024",
                     executionRoleArn=execution, taskRoleArn=role("web-task", []), runtimePlatform={"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
                     containerDefinitions=[{
                         "name": "web", "image": "%s@%s" % (repository, digest), "essential": True, "memoryReservation": 512,
                         "entryPoint": ["/usr/bin/web"], "command": ["serve"], "stopTimeout": 30, "user": "1000", "readonlyRootFilesystem": True,
                         "portMappings": [{"containerPort": 8080, "hostPort": 8080, "protocol": "tcp"}],
                         "healthCheck": {"command": ["CMD", "/usr/bin/web", "health"], "interval": 10, "timeout": 5, "retries": 3, "startPeriod": 15},
                         "logConfiguration": {"logDriver": "awslogs", "options": {
                             "awslogs-group": "/ecs/web", "awslogs-region": REGION, "awslogs-stream-prefix": "web", "mode": "non-blocking"}},
                     }])["taskDefinition"]["taskDefinitionArn"]
    network = {"awsvpcConfiguration": {"subnets": subnets, "securityGroups": [group], "assignPublicIp": "DISABLED"}}
    made = aws("ecs", "create-service", cluster="shop", serviceName="web", taskDefinition=definition, desiredCount=2, launchType="FARGATE", platformVersion="LATEST",
               networkConfiguration=network, loadBalancers=[{"targetGroupArn": target_group, "containerName": "web", "containerPort": 8080}],
               healthCheckGracePeriodSeconds=90, deploymentController={"type": "ECS"}, propagateTags="SERVICE",
               deploymentConfiguration={"deploymentCircuitBreaker": {"enable": True, "rollback": True}, "maximumPercent": 200, "minimumHealthyPercent": 100})["service"]
    aws("ecs", "update-service", cluster="shop", service="web", desiredCount=2, healthCheckGracePeriodSeconds=90,
        deploymentConfiguration={"deploymentCircuitBreaker": {"enable": True, "rollback": True}, "maximumPercent": 200, "minimumHealthyPercent": 100})
    for subnet in subnets:
        network["awsvpcConfiguration"]["subnets"] = [subnet]
        task = aws("ecs", "run-task", cluster="shop", taskDefinition=definition, count=1, launchType="FARGATE", networkConfiguration=network,
                   group="service:web", startedBy=made["deployments"][0]["id"])["tasks"][0]
        address = next(detail["value"] for detail in task["attachments"][0]["details"] if detail["name"] == "privateIPv4Address")
        aws("elbv2", "register-targets", TargetGroupArn=target_group, Targets=[{"Id": address, "Port": 8080}])


def scaling(target_group):
    balancer = aws("elbv2", "describe-load-balancers")["LoadBalancers"][0]["LoadBalancerArn"]
    place = {"ServiceNamespace": "ecs", "ResourceId": "service/shop/web", "ScalableDimension": "ecs:service:DesiredCount"}
    aws("application-autoscaling", "register-scalable-target", **place, MinCapacity=2, MaxCapacity=10)
    aws("application-autoscaling", "put-scaling-policy", **place, PolicyName="requests", PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration={
        "TargetValue": 700.0, "ScaleInCooldown": 300, "ScaleOutCooldown": 60,
        "PredefinedMetricSpecification": {"PredefinedMetricType": "ALBRequestCountPerTarget",
                                          "ResourceLabel": balancer.split("loadbalancer/")[1] + "/" + target_group.split(":")[-1]}})


def metrics(target_group):
    balancer = aws("elbv2", "describe-load-balancers")["LoadBalancers"][0]["LoadBalancerArn"].split("loadbalancer/")[1]
    now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
    both = [{"Name": "LoadBalancer", "Value": balancer}, {"Name": "TargetGroup", "Value": target_group.split(":")[-1]}]
    data = []
    for ago in range(60):
        at = (now - timedelta(minutes=ago)).isoformat()
        data += [{"MetricName": "TargetResponseTime", "Dimensions": both, "Timestamp": at, "Value": 0.2 + ago % 7 / 10, "Unit": "Seconds"},
                 {"MetricName": "RequestCountPerTarget", "Dimensions": both, "Timestamp": at, "Value": 300 + ago % 11, "Unit": "Count"},
                 {"MetricName": "RequestCount", "Dimensions": both[:1], "Timestamp": at, "Value": 600 + ago % 22, "Unit": "Count"}]
    aws("cloudwatch", "put-metric-data", Namespace="AWS/ApplicationELB", MetricData=data)


def alarms(target_group):
    """What on-call wants to be told of the service."""
    balancer = aws("elbv2", "describe-load-balancers")["LoadBalancers"][0]["LoadBalancerArn"].split("loadbalancer/")[1]
    both = [{"Name": "LoadBalancer", "Value": balancer}, {"Name": "TargetGroup", "Value": target_group.split(":")[-1]}]
    of_service = [{"Name": "ClusterName", "Value": "shop"}, {"Name": "ServiceName", "Value": "web"}]
    topic = "arn:aws:sns:%s:%s:on-call" % (REGION, DEFAULT_ACCOUNT_ID)
    for name, namespace, metric, dimensions, statistic, threshold in (
            ("web-requests", "AWS/ApplicationELB", "RequestCountPerTarget", both, {"Statistic": "Sum"}, 900),
            ("web-latency", "AWS/ApplicationELB", "TargetResponseTime", both, {"ExtendedStatistic": "p95"}, 1),
            ("web-unhealthy", "AWS/ApplicationELB", "UnHealthyHostCount", both, {"Statistic": "Maximum"}, 0),
            ("web-5xx", "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", both, {"Statistic": "Sum"}, 20),
            ("web-cpu", "AWS/ECS", "CPUUtilization", of_service, {"Statistic": "Average"}, 80),
            ("web-memory", "AWS/ECS", "MemoryUtilization", of_service, {"Statistic": "Average"}, 85)):
        aws("cloudwatch", "put-metric-alarm", AlarmName=name, Namespace=namespace, MetricName=metric, Dimensions=dimensions, Period=60, EvaluationPeriods=5,
            Threshold=threshold, ComparisonOperator="GreaterThanThreshold", AlarmActions=[topic], **statistic)
    aws("cloudwatch", "put-metric-alarm", AlarmName="web-running", Namespace="ECS/ContainerInsights", MetricName="RunningTaskCount", Dimensions=of_service,
        Statistic="Average", Period=60, EvaluationPeriods=5, Threshold=2, ComparisonOperator="LessThanThreshold", AlarmActions=[topic])


def settle():
    """What moto leaves as it was when it was asked for: roll-outs that never end, tasks that never start."""
    now = datetime.now(timezone.utc)
    backend = get_backend("ecs")[DEFAULT_ACCOUNT_ID][REGION]
    for cluster in backend.services.values() if isinstance(next(iter(backend.services.values()), None), dict) else [backend.services]:
        for made in cluster.values():
            made.running_count, made.pending_count = made.desired_count, 0
            for deployment in made.deployments:
                deployment.update(rolloutState="COMPLETED", rolloutStateReason="ECS deployment completed.", runningCount=made.desired_count, pendingCount=0, failedTasks=0)
    for tasks in backend.tasks.values():
        for task in tasks.values():
            if not getattr(task, "started_at", None):
                task.created_at, task.started_at = (now - timedelta(minutes=30)).timestamp(), (now - timedelta(minutes=29)).timestamp()
    routes_of_gateway_endpoints(get_backend("ec2")[DEFAULT_ACCOUNT_ID][REGION])


def routes_of_gateway_endpoints(ec2):
    """AWS keeps a gateway endpoint's route in each of its route tables; moto puts it there once and forgets it."""
    for endpoint in ec2.vpc_end_points.values():
        if not endpoint.destination_prefix_list_id:
            continue
        for table in list(ec2.route_tables.values()):
            has = any(route.gateway and route.gateway.id == endpoint.id for route in table.routes)
            wanted = table.id in endpoint.route_table_ids
            if wanted and not has:
                ec2.create_route(table.id, None, gateway_id=endpoint.id, destination_prefix_list_id=endpoint.destination_prefix_list_id)
            elif has and not wanted:
                ec2.delete_route(table.id, None, destination_prefix_list_id=endpoint.destination_prefix_list_id)


# ------------------------------------------------------------------------------------------------------------- capture


def capture(folder):
    calls, stem, driver = [], Path(folder), awscli.clidriver.create_clidriver()

    def ask(service, operation, /, **parameters):
        done = run(["aws", service, operation, "--cli-input-json", json.dumps(parameters), "--region", REGION], driver)
        call = {"service": service, "operation": operation, "parameters": parameters, "status": "ok", "at": now()}
        calls.append(call)
        if operation == "describe-scaling-activities":
            done = {"status": 0, "out": '{"ScalingActivities": []}'}  # moto does not know the call; nothing ever scaled here
        if done["status"] != 0:
            code = done["err"].partition("(")[2].partition(")")[0]
            call.update(status="error", error={"code": code, "message": done["err"][-300:]})
            return {}
        call["file"] = "%s/%s/%d.json" % (service, operation, len(calls))
        place = stem / call["file"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(done["out"] or "{}", encoding="utf-8")
        return json.loads(done["out"] or "{}")

    ask("sts", "get-caller-identity")
    ask("ecs", "list-clusters")
    ask("ecs", "describe-clusters", clusters=["shop"], include=["SETTINGS", "CONFIGURATIONS", "STATISTICS"])
    ask("ecs", "list-account-settings", effectiveSettings=True)
    found = ask("ecs", "describe-services", cluster="shop", services=["web"])["services"][0]
    for status in ("RUNNING", "STOPPED"):
        tasks = ask("ecs", "list-tasks", cluster="shop", desiredStatus=status)["taskArns"]
        if tasks:
            ask("ecs", "describe-tasks", cluster="shop", tasks=tasks)
    definition = ask("ecs", "describe-task-definition", taskDefinition=found["taskDefinition"])["taskDefinition"]
    for group in ask("elbv2", "describe-target-groups")["TargetGroups"]:
        ask("elbv2", "describe-target-group-attributes", TargetGroupArn=group["TargetGroupArn"])
        ask("elbv2", "describe-target-health", TargetGroupArn=group["TargetGroupArn"])
    for balancer in ask("elbv2", "describe-load-balancers")["LoadBalancers"]:
        ask("elbv2", "describe-load-balancer-attributes", LoadBalancerArn=balancer["LoadBalancerArn"])
        for listener in ask("elbv2", "describe-listeners", LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]:
            ask("elbv2", "describe-rules", ListenerArn=listener["ListenerArn"])
    for operation in ("vpcs", "subnets", "route-tables", "nat-gateways", "internet-gateways", "vpc-endpoints", "network-interfaces", "security-groups",
                      "network-acls", "dhcp-options", "prefix-lists", "flow-logs"):
        ask("ec2", "describe-" + operation)
    for vpc in {subnet["VpcId"] for subnet in ask("ec2", "describe-subnets", SubnetIds=found["networkConfiguration"]["awsvpcConfiguration"]["subnets"])["Subnets"]}:
        for attribute in ("enableDnsSupport", "enableDnsHostnames"):
            ask("ec2", "describe-vpc-attribute", VpcId=vpc, Attribute=attribute)
    place = {"ServiceNamespace": "ecs", "ResourceId": "service/shop/web"}
    ask("application-autoscaling", "describe-scalable-targets", ServiceNamespace="ecs", ResourceIds=[place["ResourceId"]])
    ask("application-autoscaling", "describe-scaling-policies", **place)
    ask("application-autoscaling", "describe-scaling-activities", **place)
    ask("cloudwatch", "describe-alarms")
    ask_metrics(ask, found)
    for code, quota in (("vpc", "L-DF5E4CA3"), ("fargate", "L-3032A538"), ("fargate", "L-36FBB829")):
        ask("service-quotas", "get-service-quota", ServiceCode=code, QuotaCode=quota)
    for arn in (definition["executionRoleArn"], definition["taskRoleArn"]):
        named = {"RoleName": arn.rpartition("/")[2]}
        ask("iam", "get-role", **named)
        ask("iam", "list-attached-role-policies", **named)
        for policy in ask("iam", "list-role-policies", **named).get("PolicyNames", []):
            ask("iam", "get-role-policy", **named, PolicyName=policy)
    ask("logs", "describe-log-groups")
    ask("ecr", "describe-images", repositoryName="web")
    manifest = {"format": "drydock-bundle", "schemaVersion": 1, "tool": "account.py", "capturedAt": now(), "account": DEFAULT_ACCOUNT_ID, "region": REGION, "calls": calls}
    (stem / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return {"calls": len(calls)}


def ask_metrics(ask, found):
    balancer = aws("elbv2", "describe-load-balancers")["LoadBalancers"][0]["LoadBalancerArn"].split("loadbalancer/")[1]
    both = [{"Name": "LoadBalancer", "Value": balancer}, {"Name": "TargetGroup", "Value": found["loadBalancers"][0]["targetGroupArn"].split(":")[-1]}]
    wanted = [("TargetResponseTime", both, statistic) for statistic in ("Average", "Maximum")] + [("RequestCountPerTarget", both, "Sum"), ("RequestCount", both[:1], "Sum")]
    wanted += [("HTTPCode_ELB_%s_Count" % code, both[:1], "Sum") for code in ("5XX", "502", "503", "504")]
    wanted += [("HTTPCode_Target_5XX_Count", both, "Sum")]
    end = datetime.now(timezone.utc)
    ask("cloudwatch", "get-metric-data", StartTime=(end - timedelta(hours=3)).isoformat(), EndTime=end.isoformat(), MetricDataQueries=[
        {"Id": "m%d" % i, "Label": "%s %s" % (name, statistic), "MetricStat": {
            "Metric": {"Namespace": "AWS/ApplicationELB", "MetricName": name, "Dimensions": dimensions}, "Period": 60, "Stat": statistic}}
        for i, (name, dimensions, statistic) in enumerate(wanted)])


def serve():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    return {"endpoint": "http://%s:%d" % server.get_host_and_port()}


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def answer(asked):
    if "run" in asked:
        return run(asked["run"])
    if "capture" in asked:
        return capture(asked["capture"])
    if "serve" in asked:
        return serve()
    settle()
    return {}


seed()
settle()
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
