package dev.drydock.inventory.ec2;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// A flow log: where the records of a VPC, a subnet or a network interface go, and what stands in them.
///
/// @param resourceId the VPC, subnet or network interface that it watches
/// @param trafficType `ACCEPT`, `REJECT` or `ALL`
/// @param logDestinationType `cloud-watch-logs`, `s3` or `kinesis-data-firehose`
/// @param logFormat the fields of a record in their order, as in `${version} ${account-id}`
public record FlowLog(
        Origin origin,
        String flowLogId,
        @Nullable String resourceId,
        @Nullable String trafficType,
        @Nullable String flowLogStatus,
        @Nullable String deliverLogsStatus,
        @Nullable String deliverLogsErrorMessage,
        @Nullable String logDestinationType,
        @Nullable String logGroupName,
        @Nullable String logFormat)
        implements Recorded {

    @Override
    public String id() {
        return flowLogId;
    }
}
