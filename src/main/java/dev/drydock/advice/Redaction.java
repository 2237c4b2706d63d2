package dev.drydock.advice;

import dev.drydock.check.AwsCommand;
import dev.drydock.inventory.Source;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which commands a redacted source still allows.
///
/// Redaction puts stand-ins in place of account ids, host names, public addresses, e-mail addresses and secrets. A stand-in names nothing, or worse,
/// something of someone else: so a command that changes anything is withheld where one may be in it. What a stand-in looks like is up to whoever
/// redacted, so this goes by the kinds of values that the manifest says were replaced: an argument that holds one is taken to hold a stand-in. Where the
/// manifest does not say, or names a kind that is not known here, all kinds may have been.
public final class Redaction {
    /// Kinds of values, by the names that Drydock and the export scripts give them in `redaction.replaced`.
    private enum Kind {
        ACCOUNT("(?<![A-Za-z0-9])[0-9]{12}(?![A-Za-z0-9])", "account"),
        HOST("(?<![A-Za-z0-9_.-])[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\.[A-Za-z]{2,}(?![A-Za-z0-9_-])|://", "host"),
        EMAIL("[^\\s@]@[^\\s@]", "email"),
        CREDENTIAL("://[^/]*@", "credential"),
        ENVIRONMENT("\"environment\"", "environment"),
        SECRET_NAME("\"(secrets|valueFrom)\"", "secretName", "secret"),
        LABEL("\"dockerLabels\"", "dockerLabel", "label"),
        TAG("\"(tags|Tags)\"|--tags\\b", "tag"),
        USER_DATA("\"(userData|UserData)\"|--user-data\\b", "userData", "option"),
        PUBLIC_ADDRESS_6("(?i)(?<![0-9a-z:])[23][0-9a-f]{3}(:[0-9a-f]{0,4}){2,7}(?![0-9a-z:])", "publicAddress"),
        // Judged by the numbers.
        PUBLIC_ADDRESS("(?!)", "publicAddress"),
        PRIVATE_ADDRESS("(?!)", "privateAddress"),
        // No command holds a log line, and what a pattern of the user's own took out is told by what Drydock puts there.
        ELSEWHERE("(?!)", "logMessage", "custom", "option");

        private final Pattern pattern;
        private final Set<String> names;

        Kind(String pattern, String... names) {
            this.pattern = Pattern.compile(pattern);
            this.names = Set.of(names);
        }
    }

    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9.])([0-9]{1,3})\\.([0-9]{1,3})\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9.])");
    /// What Drydock's own redaction and the export scripts put in place of names, tags and hosts, and of what they drop.
    private static final Pattern OURS = Pattern.compile("(?<![A-Za-z])redacted|(?<![A-Za-z0-9])r[0-9]{4}x(?![A-Za-z0-9])");

    private Redaction() {}

    /// Whether a command must not be offered, because the source is redacted and the command would change something under a stand-in's name.
    public static boolean blocks(Source source, AwsCommand command) {
        return source.redacted() && command.changes() && mayHoldStandIn(source, command.argv());
    }

    private static boolean mayHoldStandIn(Source source, List<String> argv) {
        var kinds = kinds(source);
        return argv.stream().anyMatch(argument -> OURS.matcher(argument).find() || kinds.stream().anyMatch(kind -> kind.pattern.matcher(argument).find())
                || kinds.contains(Kind.PRIVATE_ADDRESS) && ADDRESS.matcher(argument).find()
                || kinds.contains(Kind.PUBLIC_ADDRESS) && holdsPublicAddress(argument));
    }

    /// The kinds of values that were replaced.
    private static Set<Kind> kinds(Source source) {
        var all = EnumSet.allOf(Kind.class);
        if (!source.privateRangesMoved()) {
            all.remove(Kind.PRIVATE_ADDRESS);
        }
        var stated = source.replaced();
        if (stated == null || !all.stream().flatMap(kind -> kind.names.stream()).collect(Collectors.toSet()).containsAll(stated)) {
            return all;
        }
        all.removeIf(kind -> kind != Kind.PRIVATE_ADDRESS && Collections.disjoint(kind.names, stated));
        return all;
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
