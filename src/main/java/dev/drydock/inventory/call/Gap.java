package dev.drydock.inventory.call;

import org.jspecify.annotations.Nullable;

/// A question that the record leaves open.
///
/// @param read the call that would answer it
/// @param reason why the record does not
/// @param call the recorded call that came closest; null when nobody made it
public record Gap(Read read, Reason reason, @Nullable Call call) {

    /// Why an answer is missing.
    public enum Reason {
        NOT_RECORDED,
        DENIED,
        THROTTLED,
        FAILED,
        TRUNCATED,
        SKIPPED,
        DAMAGED,
        NOT_IN_ANSWER,
        /// It was recorded for a part of what is needed only, or without its request, so that nobody knows for what.
        NARROWER;

        static Reason of(CallStatus status) {
            return switch (status) {
                case OK -> NOT_IN_ANSWER;
                case DENIED -> DENIED;
                case THROTTLED -> THROTTLED;
                case ERROR -> FAILED;
                case TRUNCATED -> TRUNCATED;
                case SKIPPED -> SKIPPED;
            };
        }
    }

    /// One clause for people, fit to follow "because": `ec2 describe-subnets was denied (UnauthorizedOperation)`.
    public String why() {
        var code = call != null && call.error() != null ? " (" + call.error().code() + ")" : "";
        return read.name() + switch (reason) {
            case NOT_RECORDED -> " is not in the record";
            case DENIED -> " was denied" + code;
            case THROTTLED -> " was throttled" + code;
            case FAILED -> " failed" + code;
            case TRUNCATED -> " was cut short";
            case SKIPPED -> " was skipped";
            case DAMAGED -> call != null && Call.MISSING.equals(call.damage()) ? " is named in the record, but its file " + call.file() + " is not there"
                    : " is recorded in a damaged file" + (call != null && call.file() != null ? ", " + call.file() : "");
            case NARROWER -> call != null && call.parameters() == null
                    ? " is recorded, but not what it was asked, so what it leaves out is not known"
                    : " is recorded, but only for a part of what this needs";
            case NOT_IN_ANSWER -> " is recorded, but its answer does not hold this";
        };
    }
}
