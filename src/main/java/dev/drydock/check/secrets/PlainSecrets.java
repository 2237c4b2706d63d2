package dev.drydock.check.secrets;

import dev.drydock.inventory.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Environment variables that are called like secrets and stand in the task definition in plain text. Only names are looked at; values are not even read.
///
/// @param container the container's name
/// @param name the variable's name
/// @param pointer where the name stands in the task definition
record PlainSecrets(String container, String name, String pointer) {
    /// A name that ends so is one of a secret.
    private static final Set<String> SECRETS = Set.of("PASSWORD", "PASSWD", "PWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS");
    /// A key is a secret after these words.
    private static final Set<String> KINDS_OF_KEY = Set.of("API", "ACCESS", "PRIVATE", "SECRET", "SIGNING", "ENCRYPTION", "MASTER");

    static List<PlainSecrets> in(TaskDefinition definition) {
        var plain = new ArrayList<PlainSecrets>();
        for (var i = 0; i < definition.containerDefinitions().size(); i++) {
            var container = definition.containerDefinitions().get(i);
            for (var j = 0; j < container.environment().size(); j++) {
                var name = container.environment().get(j).name();
                if (name != null && isSecret(name)) {
                    plain.add(new PlainSecrets(String.valueOf(container.name()), name, "/containerDefinitions/" + i + "/environment/" + j + "/name"));
                }
            }
        }
        return List.copyOf(plain);
    }

    /// `DB_PASSWORD`, `stripeApiKey` and `AWS_SECRET_ACCESS_KEY` are; `PASSWORD_FILE`, `SECRET_ARN`, `MAX_TOKENS`, `PUBLIC_KEY` and `AWS_ACCESS_KEY_ID` are not.
    static boolean isSecret(String name) {
        var words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT).split("[^A-Z0-9]+");
        var end = words.length;
        while (end > 1 && words[end - 1].matches("[0-9]*|BASE64|B64|VALUE")) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        var last = words[end - 1];
        return SECRETS.contains(last) && !(last.equals("PWD") && end == 1) || last.equals("KEY") && end > 1 && KINDS_OF_KEY.contains(words[end - 2]);
    }
}
