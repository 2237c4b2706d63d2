package dev.drydock.inventory.call;

/// Where a record stands: in the answer of which call, under which member, at which index.
///
/// @param call the call whose answer holds the record
/// @param member the top-level member of the answer, such as `services`; empty when the whole answer is the record
/// @param index the place in that member's list, or -1 when the member is the record itself
public record Origin(Call call, String member, int index) {

    /// The JSON pointer of the record (RFC 6901).
    public String pointer() {
        var top = member.isEmpty() ? "" : "/" + member;
        return index < 0 ? top : top + "/" + index;
    }
}
