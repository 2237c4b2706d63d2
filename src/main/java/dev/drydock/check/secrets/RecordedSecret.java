package dev.drydock.check.secrets;

import dev.drydock.inventory.Inventory;
import dev.drydock.inventory.call.Call;
import dev.drydock.inventory.call.Read;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.secretsmanager.Secret;
import dev.drydock.inventory.ssm.Parameter;
import java.util.Optional;

/// What the record holds of a secret or parameter that a task definition names.
public final class RecordedSecret {
    private RecordedSecret() {}

    public static Optional<Secret> secret(Inventory inventory, SecretReference reference) {
        return inventory.find(Secret.class, reference.id())
                .or(() -> inventory.all(Secret.class).stream().filter(secret -> reference.means(secret.arn(), secret.name())).findFirst());
    }

    public static Optional<Parameter> parameter(Inventory inventory, SecretReference reference) {
        return inventory.find(Parameter.class, reference.id())
                .or(() -> inventory.all(Parameter.class).stream()
                        .filter(parameter -> parameter.arn() != null && parameter.arn().equals(reference.arn(parameter.arn().split(":", 3)[1]))
                                || parameter.arn() == null && parameter.name().equals(reference.name()))
                        .findFirst());
    }

    /// The call that tells of it.
    public static Read read(SecretReference reference) {
        return reference.kind() == SecretReference.Kind.PARAMETER ? Reads.describeParameters(reference.parameterName()) : Reads.describeSecret(reference.id());
    }

    /// The recorded answer that proves that it is not there: the error for a secret, a whole list without it for a parameter of the record's own account and region.
    public static Optional<Call> absence(Inventory inventory, SecretReference reference) {
        if (reference.kind() == SecretReference.Kind.SECRET) {
            return inventory.calls().named("secretsmanager describe-secret").stream()
                    .filter(call -> call.error() != null && call.error().code().startsWith("ResourceNotFound") && isAbout(call, reference))
                    .findFirst();
        }
        // AWS's own parameters, and those that stand for secrets, are in no list.
        return reference.kind() == SecretReference.Kind.PARAMETER && isHome(inventory, reference) && !reference.name().startsWith("/aws/")
                ? inventory.calls().pages(read(reference)).stream().findFirst() : Optional.empty();
    }

    /// Whether it lies in the account and region that the record is of: of others the record's calls prove nothing.
    static boolean isHome(Inventory inventory, SecretReference reference) {
        return reference.region().equals(inventory.source().region()) && reference.account().equals(inventory.source().account());
    }

    private static boolean isAbout(Call call, SecretReference reference) {
        var asked = call.text("SecretId");
        return asked != null && (asked.equals(reference.id()) || !asked.startsWith("arn:") && asked.equals(reference.name()));
    }
}
