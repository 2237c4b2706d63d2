package dev.drydock.check.policy;

import dev.drydock.check.Evidence;
import dev.drydock.check.Subject;
import dev.drydock.check.secrets.RecordedSecret;
import dev.drydock.check.secrets.SecretReference;
import dev.drydock.check.secrets.SecretReference.Kind;
import dev.drydock.inventory.call.Reads;
import dev.drydock.inventory.kms.KeyMetadata;
import dev.drydock.inventory.kms.KeyPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The customer's key that encrypts a secret or parameter: whoever reads the one must be able to use the other (AWS KMS developer guide, "Determining access
/// to AWS KMS keys").
///
/// @param key as the secret names it: ARN, id or alias
/// @param via the service that decrypts on the reader's behalf
record SecretKey(String key, String via, SecretReference secret, Evidence evidence) {

    /// Empty where AWS's own key encrypts it, or where the record does not tell: whether it does is what the secrets check asks.
    static Optional<SecretKey> of(Subject subject, SecretReference reference) {
        if (reference.kind() == Kind.SECRET) {
            return RecordedSecret.secret(subject.inventory(), reference)
                    .filter(secret -> isCustomers(subject, secret.kmsKeyId()))
                    .map(secret -> new SecretKey(String.valueOf(secret.kmsKeyId()), "secretsmanager", reference, Evidence.of(secret, "/KmsKeyId", secret.kmsKeyId())));
        }
        return RecordedSecret.parameter(subject.inventory(), reference)
                .filter(parameter -> "SecureString".equals(parameter.type()) && isCustomers(subject, parameter.keyId()))
                .map(parameter -> new SecretKey(String.valueOf(parameter.keyId()), "ssm", reference, Evidence.of(parameter, "/KeyId", parameter.keyId())));
    }

    /// The whole ARN of a secret, where it is recorded.
    static Optional<String> recordedArn(Subject subject, SecretReference reference) {
        return RecordedSecret.secret(subject.inventory(), reference).map(secret -> secret.arn());
    }

    private static boolean isCustomers(Subject subject, @Nullable String key) {
        return key != null && !key.contains("alias/aws/") && metadata(subject, key).filter(KeyMetadata::isManagedByAws).isEmpty();
    }

    private static Optional<KeyMetadata> metadata(Subject subject, String key) {
        return subject.inventory().find(KeyMetadata.class, key)
                .or(() -> subject.inventory().all(KeyMetadata.class).stream()
                        .filter(found -> key.equals(found.keyId()) || key.equals(found.origin().call().text("KeyId"))).findFirst());
    }

    /// Its ARN, with a wildcard where only an alias is known.
    String arn(Subject subject) {
        var parts = subject.service().serviceArn().split(":", 6);
        return metadata(subject, key).map(KeyMetadata::arn).orElseGet(() -> key.startsWith("arn:") && key.contains(":key/") ? key
                : "arn:" + parts[1] + ":kms:" + secret.region() + ":" + secret.account() + ":key/" + (key.contains("alias/") ? "*" : key));
    }

    Need need(Subject subject) {
        return new Need("kms:Decrypt", List.of(arn(subject)), "decrypt the " + secret.shown(), false, context(), evidence);
    }

    private Map<String, String> context() {
        return Map.of("kms:ViaService", via + "." + secret.region() + ".amazonaws.com", "kms:CallerAccount", secret.account());
    }

    /// A key's policy grants by itself, or leaves it to the account's own policies; one that was not read is taken to leave it, as the default one does.
    Answer of(Subject subject, RoleAccess role) {
        var own = need(subject).of(role);
        var policy = policy(subject).orElse(null);
        if (policy == null) {
            return own;
        }
        var arn = arn(subject);
        var direct = PolicySet.of(PolicySet.Kind.RESOURCE, policy).ask(new Request("kms:Decrypt", arn, Caller.role(role.arn(), Match.NO), context()));
        if (direct.isAllowed() || direct instanceof Answer.Denied) {
            return direct;
        }
        var byAccount = PolicySet.of(PolicySet.Kind.RESOURCE, policy).ask(new Request("kms:Decrypt", arn, Caller.role(role.arn(), Match.YES), context()));
        return direct instanceof Answer.Unknown && !own.isAllowed() ? direct : own.within(byAccount instanceof Answer.NotAllowed none ? new Answer.NotAllowed(none.read(), false) : byAccount);
    }

    private Optional<Policy> policy(Subject subject) {
        var arn = arn(subject);
        return subject.inventory().all(KeyPolicy.class).stream()
                .filter(found -> found.keyId() != null && (found.keyId().equals(arn) || found.keyId().equals(key) || arn.endsWith(":key/" + found.keyId())))
                .filter(found -> found.policy() != null)
                .findFirst()
                .map(found -> new Policy("the policy of key " + key, Objects.requireNonNull(found.policy()), found, "/Policy", Reads.getKeyPolicy(String.valueOf(found.keyId()))));
    }
}
