package dev.drydock.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody's decision to live with what a check finds.
///
/// @param check the check's id
/// @param resource the ARN or id that the finding speaks of, or [#ANY]
/// @param reason why, in the words of whoever decided
/// @param until the last day on which it holds; null for as long as it stands
public record Muting(String check, String resource, String reason, @Nullable LocalDate until) {
    /// Stands for every resource.
    public static final String ANY = "*";

    /// Whether it speaks of a finding, expired or not.
    public boolean covers(Finding finding) {
        return check.equals(finding.check().id()) && (resource.equals(ANY) || resource.equals(finding.resource()));
    }

    /// Whether it speaks of the same findings as another.
    public boolean isFor(String check, String resource) {
        return this.check.equals(check) && this.resource.equals(resource);
    }

    /// @param today the day on the reader's calendar: an expiry is about people's time, not about when the record was made
    public boolean isExpired(LocalDate today) {
        return until != null && today.isAfter(until);
    }
}
