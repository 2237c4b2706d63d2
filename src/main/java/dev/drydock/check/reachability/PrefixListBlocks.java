package dev.drydock.check.reachability;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ec2.PrefixList;
import dev.drydock.inventory.ec2.PrefixListEntry;
import dev.drydock.path.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What a managed prefix list holds: by `GetManagedPrefixListEntries`, and for the lists of AWS services by `DescribePrefixLists` too.
///
/// @param whole whether these are all of its blocks
public record PrefixListBlocks(List<Cidr> blocks, boolean whole) {

    public static PrefixListBlocks of(Inventory inventory, String prefixListId) {
        var named = inventory.find(PrefixList.class, prefixListId).map(PrefixList::cidrs).orElse(List.of());
        var entries = inventory.prefixListEntries(prefixListId).stream().map(PrefixListEntry::cidr);
        var texts = Stream.concat(named.stream(), entries).filter(Objects::nonNull).distinct().toList();
        var blocks = texts.stream().map(Cidr::parse).flatMap(Optional::stream).toList();
        var whole = !named.isEmpty() || !inventory.calls().pages(Reads.getManagedPrefixListEntries(prefixListId)).isEmpty();
        return new PrefixListBlocks(blocks, whole && blocks.size() == texts.size());
    }
}
