package dev.drydock.check.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which names are those of secrets.
class PlainSecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"DB_PASSWORD", "db.password", "PASSWORD", "smtpPassword", "SMTP_PASSWORD_2", "MYSQL_PWD", "JWT_SECRET", "clientSecret", "GITHUB_TOKEN", "STRIPE_API_KEY",
        "stripeApiKey", "AWS_SECRET_ACCESS_KEY", "TLS_PRIVATE_KEY_BASE64", "APP_CREDENTIALS", "APIKEY", "SIGNING_KEY"})
    void areSecrets(String name) {
        assertEquals(true, PlainSecrets.isSecret(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD_FILE", "SECRET_ARN", "SECRET_NAME", "MAX_TOKENS", "TOKEN_TTL", "PUBLIC_KEY", "AWS_ACCESS_KEY_ID", "PWD", "CACHE_KEY", "KEY", "PORT", "", "_", "123",
        "KEYCLOAK_URL", "SECRETS_MANAGER_REGION", "PASSWORDLESS"})
    void areNone(String name) {
        assertEquals(false, PlainSecrets.isSecret(name), name);
    }
}
