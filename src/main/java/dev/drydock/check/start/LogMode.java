package dev.drydock.check.start;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.ecs.Setting;
import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a container waits for its log driver: `mode` in its options, else the account setting `defaultLogDriverMode`, else non-blocking, which has been
/// the default since 25 June 2025 (ECS developer guide, "Default log driver mode").
///
/// @param mode null where only the account setting decides and it is not recorded
/// @param evidence where it stands, or would
record LogMode(@Nullable String mode, boolean byAccount, List<Evidence> evidence) {
    static final String SETTING = "defaultLogDriverMode";

    static LogMode of(Subject subject, TaskDefinition definition, int index) {
        var options = LogTarget.options(definition, index);
        var own = options.get("mode");
        var at = Evidence.of(definition, "/containerDefinitions/" + index + "/logConfiguration/options/mode", own);
        if (own != null) {
            return new LogMode(own, false, List.of(at));
        }
        // The root user's holds for everybody who has none of their own.
        var setting = subject.inventory().all(Setting.class).stream().filter(item -> SETTING.equals(item.name()) && item.value() != null)
                .max(Comparator.comparing(item -> item.principalArn() != null && item.principalArn().endsWith(":root")))
                .orElse(null);
        if (setting != null) {
            return new LogMode(setting.value(), true, List.of(at, Evidence.of(setting, "/value", setting.value())));
        }
        var covered = !subject.inventory().calls().pages(Reads.listAccountSettings()).isEmpty();
        return new LogMode(covered ? "non-blocking" : null, true, List.of(at));
    }

    boolean isBlocking() {
        return "blocking".equals(mode);
    }
}
