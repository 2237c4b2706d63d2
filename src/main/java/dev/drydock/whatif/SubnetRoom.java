package dev.drydock.whatif;

import dev.drydock.check.network.SubnetPrefix;
import dev.drydock.path.Cidr;
import java.util.regex.Pattern;

/// A subnet of a service, by its size or by what is free in it.
///
/// @param told as it was given
/// @param addresses usable by all tasks of the service together, where the subnet is given by its size; else free now, beside those that tasks hold
/// @param isFree whether `addresses` are those that are free now
record SubnetRoom(String told, long addresses, boolean isFree) {
    private static final Pattern PREFIX = Pattern.compile("/(\\d{1,3})");
    private static final Pattern FREE = Pattern.compile("\\d{1,6}");

    /// `/26`, `10.0.1.0/24` or a number of free addresses.
    static SubnetRoom of(String told) {
        if (FREE.matcher(told).matches()) {
            var free = Long.parseLong(told);
            if (free > new SubnetPrefix(SubnetPrefix.LARGEST).usable()) {
                throw new WrongInputException("--subnets: no subnet has " + told + " addresses free; the largest, a /16, has " + new SubnetPrefix(SubnetPrefix.LARGEST).usable() + ".");
            }
            return new SubnetRoom(told, free, true);
        }
        var byLength = PREFIX.matcher(told);
        var block = Cidr.parse(told);
        if (!byLength.matches() && (block.isEmpty() || !block.get().isIpv4())) {
            throw new WrongInputException("--subnets takes sizes such as /26, IPv4 blocks such as 10.0.1.0/24, or numbers of free addresses, not " + Inputs.shown(told) + ".");
        }
        var prefix = new SubnetPrefix(byLength.matches() ? Integer.parseInt(byLength.group(1)) : block.orElseThrow().prefix());
        if (!prefix.isAllowed()) {
            throw new WrongInputException("--subnets: a VPC takes subnets from /" + SubnetPrefix.LARGEST + " to /" + SubnetPrefix.SMALLEST + ", so none is " + prefix
                    + (prefix.length() > SubnetPrefix.SMALLEST ? "; AWS keeps 5 addresses of each." : "."));
        }
        return new SubnetRoom(told, prefix.usable(), false);
    }

    /// Free for new tasks where so many of the service's tasks stand in it.
    long free(long held) {
        return isFree ? addresses : Math.max(0, addresses - held);
    }

    /// For all tasks of the service, where so many of them stand in it now.
    long whole(long held) {
        return isFree ? addresses + held : addresses;
    }

    String workedOut() {
        return isFree ? told + " free" : told + ": " + new SubnetPrefix(Integer.parseInt(told.substring(told.indexOf('/') + 1))).workedOut();
    }
}
