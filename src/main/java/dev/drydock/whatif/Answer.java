package dev.drydock.whatif;

import dev.drydock.check.AwsCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A calculation as it is shown and copied.
///
/// @param service the recorded service that filled in inputs; null for none
/// @param withheld whether a command is left out because the source is redacted
/// @param lacking what the record does not hold of the inputs
public record Answer(Calculator calculator, @Nullable String service, List<Input> inputs, Outcome outcome, List<AwsCommand> commands, boolean withheld, List<String> lacking) {}
