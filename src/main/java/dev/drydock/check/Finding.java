package dev.drydock.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one check says about one resource.
///
/// @param check the check that made it
/// @param resource the ARN or id that it speaks of
/// @param title one sentence
/// @param brief the same in a few words, for where little room is: `1,284 × 502 at stops`; empty where the check has none that are shorter
/// @param observed what the record shows
/// @param expected what would be right
/// @param why why it matters, with the number worked out; may be empty for ok and na
/// @param muted who decided to live with it, and why; null for almost all
public record Finding(
        CheckInfo check,
        Status status,
        String resource,
        String title,
        String brief,
        String observed,
        String expected,
        String why,
        List<Evidence> evidence,
        List<Missing> missing,
        List<AwsCommand> commands,
        List<Snippet> snippets,
        @Nullable Muting muted) {

    /// How long a [#brief] may be, in characters: two lines of a narrow box.
    public static final int MOST_OF_BRIEF = 40;

    /// Names the finding across runs: the check and the resource.
    public String id() {
        return check.id() + "@" + resource;
    }

    public @Nullable Badge badge() {
        return check.badge();
    }

    public boolean isMuted() {
        return muted != null;
    }

    /// Whether something is wrong that nobody has decided to live with.
    public boolean isTrouble() {
        return !isMuted() && (status == Status.FAIL || status == Status.WARN);
    }

    Finding with(@Nullable Muting muting) {
        return new Finding(check, status, resource, title, brief, observed, expected, why, evidence, missing, commands, snippets, muting);
    }

    Finding with(List<AwsCommand> commands) {
        return new Finding(check, status, resource, title, brief, observed, expected, why, evidence, missing, commands, snippets, muted);
    }

    /// Whether only something optional is missing, so that a badge whose other checks hold may still be ok.
    public boolean isOnlyLessSure() {
        return status == Status.UNKNOWN && !missing.isEmpty() && missing.stream().allMatch(Missing::optional);
    }

    public static Draft draft(CheckInfo check, Status status, String resource, String title) {
        return new Draft(check, status, resource, title);
    }

    /// Collects the parts of a finding; the order of the calls does not matter, except that evidence and commands keep theirs.
    public static final class Draft {
        private final CheckInfo check;
        private final Status status;
        private final String resource;
        private final String title;
        private String brief = "";
        private String observed = "";
        private String expected = "";
        private String why = "";
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<Missing> missing = new ArrayList<>();
        private final List<AwsCommand> commands = new ArrayList<>();
        private final List<Snippet> snippets = new ArrayList<>();

        private Draft(CheckInfo check, Status status, String resource, String title) {
            this.check = check;
            this.status = status;
            this.resource = resource;
            this.title = title;
        }

        /// A few words that stand for the title where little room is, numbers first; [#MOST_OF_BRIEF] characters at most.
        public Draft brief(String text) {
            brief = text;
            return this;
        }

        public Draft observed(String text) {
            observed = text;
            return this;
        }

        public Draft expected(String text) {
            expected = text;
            return this;
        }

        public Draft why(String text) {
            why = text;
            return this;
        }

        public Draft evidence(Evidence... items) {
            evidence.addAll(List.of(items));
            return this;
        }

        public Draft evidence(List<Evidence> items) {
            evidence.addAll(items);
            return this;
        }

        public Draft missing(Missing... items) {
            missing.addAll(List.of(items));
            return this;
        }

        public Draft missing(List<Missing> items) {
            missing.addAll(items);
            return this;
        }

        public Draft command(AwsCommand command) {
            commands.add(command);
            return this;
        }

        public Draft snippet(String language, String text) {
            snippets.add(new Snippet(language, text));
            return this;
        }

        public Finding finding() {
            return new Finding(check, status, resource, title, brief, observed, expected, why,
                    List.copyOf(evidence), List.copyOf(missing), List.copyOf(commands), List.copyOf(snippets), null);
        }
    }
}
