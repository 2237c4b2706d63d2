package dev.drydock.advice;

import dev.drydock.check.AwsCommand;
import dev.drydock.inventory.Source;
import java.util.List;
import java.util.regex.Pattern;

/// Which commands a redacted source still allows.
///
/// Redaction puts stand-ins in place of account ids, host names, public addresses, e-mail addresses and secrets. A stand-in names nothing, or worse,
/// something of someone else: so a command that changes anything is withheld where one may be in it. What a stand-in looks like is up to whoever
/// redacted, so this goes by the kinds of values that are replaced: an argument that holds one is taken to hold a stand-in.
public final class Redaction {
    private static final Pattern ACCOUNT = Pattern.compile("(?<![A-Za-z0-9])[0-9]{12}(?![A-Za-z0-9])");
    private static final Pattern HOST = Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\.[A-Za-z]{2,}(?![A-Za-z0-9_-])|[^\\s@]@[^\\s@]|://");
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9.])([0-9]{1,3})\\.([0-9]{1,3})\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9.])");
    private static final Pattern ADDRESS_6 = Pattern.compile("(?i)(?<![0-9a-z:])[23][0-9a-f]{3}(:[0-9a-f]{0,4}){2,7}(?![0-9a-z:])");
    /// What Drydock's own redaction puts in place of secrets' names, tags and hosts, and of what it drops.
    private static final Pattern OURS = Pattern.compile("(?<![A-Za-z])redacted|(?<![A-Za-z0-9])r[0-9]{4}x(?![A-Za-z0-9])");
    /// Members whose text is dropped or tokenised wherever they stand (environment values, what secrets come from, tags, labels, user data).
    private static final Pattern STRUCTURE = Pattern.compile("\"(environment|secrets|valueFrom|dockerLabels|tags|Tags|userData|UserData)\"|--(tags|user-data)\\b");

    private Redaction() {}

    /// Whether a command must not be offered, because the source is redacted and the command would change something under a stand-in's name.
    public static boolean blocks(Source source, AwsCommand command) {
        return source.redacted() && command.changes() && mayHoldStandIn(source, command.argv());
    }

    private static boolean mayHoldStandIn(Source source, List<String> argv) {
        return argv.stream().anyMatch(argument -> ACCOUNT.matcher(argument).find() || HOST.matcher(argument).find()
                || STRUCTURE.matcher(argument).find() || OURS.matcher(argument).find() || ADDRESS_6.matcher(argument).find()
                || (source.privateRangesMoved() ? ADDRESS.matcher(argument).find() : holdsPublicAddress(argument)));
    }

    /// Private addresses are kept by redaction (RFC 1918, and the shared range of RFC 6598 that VPCs may use).
    private static boolean holdsPublicAddress(String argument) {
        return ADDRESS.matcher(argument).results().anyMatch(address -> {
            var first = Integer.parseInt(address.group(1));
            var second = Integer.parseInt(address.group(2));
            var kept = first == 10 || first == 192 && second == 168 || first == 172 && second >> 4 == 1 || first == 100 && second >> 6 == 1
                    || first == 127 || first == 169 && second == 254 || first == 0;
            return !kept;
        });
    }
}
