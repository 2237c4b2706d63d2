package dev.drydock.check.secrets;

import dev.drydock.check.Evidence;
import dev.drydock.inventory.ecs.Service;
import dev.drydock.inventory.ecs.TaskDefinition;
import dev.drydock.inventory.ecs.TaskDefinition.Secret;
import java.util.ArrayList;
import java.util.List;

/// One place where a task definition asks for a secret.
///
/// @param reference what it asks for
/// @param by who asks: `container app`
/// @param evidence where it stands
public record SecretUse(SecretReference reference, String by, Evidence evidence) {

    /// All that the tasks of a definition need to start: environment variables, options of log drivers, and credentials of registries.
    public static List<SecretUse> of(Service service, TaskDefinition definition) {
        var uses = new ArrayList<SecretUse>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            var at = "/containerDefinitions/" + i;
            var by = "container " + container.name();
            add(uses, service, definition, container.secrets(), at + "/secrets/", by);
            if (container.logConfiguration() != null) {
                add(uses, service, definition, container.logConfiguration().secretOptions(), at + "/logConfiguration/secretOptions/", "the log driver of " + by);
            }
            var credentials = container.repositoryCredentials() == null ? null : container.repositoryCredentials().credentialsParameter();
            if (credentials != null) {
                uses.add(new SecretUse(SecretReference.ofCredentials(credentials, service), "the registry login of " + by,
                        Evidence.of(definition, at + "/repositoryCredentials/credentialsParameter", credentials)));
            }
        }
        return List.copyOf(uses);
    }

    private static void add(List<SecretUse> uses, Service service, TaskDefinition definition, List<Secret> secrets, String at, String by) {
        for (var i = 0; i < secrets.size(); i++) {
            var from = secrets.get(i).valueFrom();
            if (from != null) {
                uses.add(new SecretUse(SecretReference.of(from, service), by, Evidence.of(definition, at + i + "/valueFrom", from)));
            }
        }
    }
}
