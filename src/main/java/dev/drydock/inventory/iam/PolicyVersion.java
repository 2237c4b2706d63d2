package dev.drydock.inventory.iam;

import dev.drydock.inventory.call.Origin;
import dev.drydock.inventory.call.Recorded;
import org.jspecify.annotations.Nullable;

/// One version of a managed policy. Of which policy it is stands in the recorded parameters.
public record PolicyVersion(
        Origin origin,
        @Nullable PolicyDocument document,
        String versionId,
        @Nullable Boolean isDefaultVersion)
        implements Recorded {

    @Override
    public String id() {
        return id(String.valueOf(policyArn()), versionId);
    }

    public @Nullable String policyArn() {
        return origin.call().text("PolicyArn");
    }

    public static String id(String policyArn, String versionId) {
        return policyArn + "@" + versionId;
    }
}
