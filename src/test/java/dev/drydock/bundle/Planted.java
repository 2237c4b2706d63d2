package dev.drydock.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/// Something that must not leave, and a sentence in which people, programs and clouds write it.
///
/// @param kind what it is
/// @param secret what must not be found in the copy
/// @param text how it is written
record Planted(String kind, String secret, String text) {
    private static final Random RANDOM = new Random(20_261_121);
    private static final String PLAIN = "word that looks like nothing";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String ALL = LETTERS + LETTERS.toUpperCase(Locale.ROOT) + "0123456789";

    /// Seven of each kind.
    static List<Planted> all() {
        var all = new ArrayList<Planted>();
        for (var i = 0; i < 7; i++) {
            same(all, PLAIN, word(), s -> "quite " + s + " today");
            same(all, "access key", "AKIA" + of(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), s -> "signed with " + s + " by the task");
            same(all, "temporary access key", "ASIA" + of(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), s -> "Credential=" + s + "/20261120/eu-west-1/s3");
            same(all, "secret access key", "aB3" + of(37, ALL), s -> "the key " + s + " was used");
            same(all, "session token", "IQoJb3JpZ2lu" + of(60, ALL), s -> "export AWS_SESSION_TOKEN=" + s);
            same(all, "jwt", "eyJ" + of(20, ALL) + ".eyJ" + of(30, ALL) + "." + of(30, ALL), s -> "got " + s + " back");
            same(all, "github token", "ghp_" + of(36, ALL), s -> "git clone https://" + s + "@github.com/acme/app");
            same(all, "github fine token", "github_pat_" + of(40, ALL), s -> "with " + s);
            same(all, "gitlab token", "glpat-" + of(20, ALL), s -> "using '" + s + "'");
            same(all, "slack token", "xoxb-" + of(11, "0123456789") + "-" + of(24, ALL), s -> "posting with " + s + ".");
            same(all, "slack webhook", of(9, ALL) + "/B" + of(8, ALL) + "/" + of(24, ALL), s -> "curl https://hooks.slack.com/services/T" + s);
            same(all, "stripe key", "sk_live_" + of(24, ALL), s -> "stripe=" + s);
            same(all, "google key", "AIza" + of(35, ALL), s -> "maps?key=" + s);
            same(all, "sendgrid key", "SG." + of(22, ALL) + "." + of(43, ALL), s -> "mail via " + s);
            same(all, "npm token", "npm_" + of(36, ALL), s -> "//registry.npmjs.org/:_authToken=" + s);
            same(all, "vault token", "hvs." + of(28, ALL), s -> "vault login " + s);
            same(all, "shopify token", "shpat_" + of(32, "0123456789abcdef"), s -> "shop " + s);
            same(all, "ai key", "sk-" + of(40, ALL), s -> "model called with " + s);
            same(all, "registry token", "dckr_pat_" + of(26, ALL), s -> "docker login " + s);
            same(all, "rsa key", of(64, ALL), s -> "-----BEGIN RSA PRIVATE KEY-----\n" + s + "\n" + of(20, ALL) + "\n-----END RSA PRIVATE KEY-----");
            same(all, "openssh key, cut", of(64, ALL), s -> "-----BEGIN OPENSSH PRIVATE KEY-----\\n" + s);
            same(all, "password in a url", word() + "/" + of(6, ALL), s -> "postgres://app:" + s + "@10.0.0.7:5432/shop");
            same(all, "password of a cache", of(18, ALL), s -> "REDIS=redis://:" + s + "@10.0.0.9:6379/0");
            same(all, "bearer", of(30, ALL) + "1a", s -> "Authorization: Bearer " + s);
            same(all, "basic", Base64.getEncoder().encodeToString(("app:" + of(12, ALL)).getBytes(StandardCharsets.UTF_8)), s -> "authorization: basic " + s);
            same(all, "password", word(), s -> "db login failed, password: " + s);
            same(all, "password, quoted", word() + "!", s -> "{\"user\":\"app\",\"password\":\"" + s + "\"}");
            same(all, "password, escaped", word(), s -> "config {\\\"db_password\\\": \\\"" + s + "\\\"} loaded");
            same(all, "argument", word(), s -> "./app --db-password " + s + " --port 8080");
            same(all, "argument with equals", word(), s -> "./app --api-key='" + s + "' serve");
            same(all, "connection string", word(), s -> "Server=10.0.0.3;Database=shop;User Id=sa;Password=" + s + ";Encrypt=true");
            same(all, "account key", of(60, ALL) + "==", s -> "AccountName=acme;AccountKey=" + s + ";EndpointSuffix=core.windows.net");
            same(all, "external id", word(), s -> "{\"StringEquals\":{\"sts:ExternalId\":\"" + s + "\"}}");
            same(all, "curl user", word(), s -> "curl -s -u deploy:" + s + " http://10.0.0.4/hook");
            same(all, "mysql password", word(), s -> "mysqldump -h 10.0.0.5 -uapp -p" + s + " shop");
            same(all, "encoded password", Base64.getEncoder().encodeToString(("{\"password\":\"" + word() + "\"}").getBytes(StandardCharsets.UTF_8)), s -> "echo " + s + " | base64 -d");
            same(all, "signature", of(64, "0123456789abcdef"), s -> "GET /?X-Amz-Date=20261120T000000Z&X-Amz-Signature=" + s + "&x=1");
            same(all, "e-mail", word() + "." + word() + "@" + word() + ".com", s -> "assumed by session " + s + ".");
            same(all, "e-mail in another alphabet", "jürgen" + word() + "@mül" + word() + ".de", s -> "ask " + s + " about it");
            same(all, "host in another alphabet", "mül" + word() + "ß.example.de", s -> "GET https://" + s + "/health");
            same(all, "thin driver", word(), s -> "jdbc:oracle:thin:scott/" + s + "@//10.0.0.8:1521/SHOP");
            same(all, "account as the console has it", of(4, "23456789") + "-" + of(4, "0123456789") + "-" + of(4, "0123456789"), s -> "deploys to " + s + " failed");
            same(all, "account", "7" + of(11, "0123456789"), s -> "arn:aws:iam::" + s + ":role/deployer is not authorized");
            same(all, "public address", "54." + (100 + i) + "." + (10 + RANDOM.nextInt(200)) + "." + (10 + RANDOM.nextInt(200)), s -> "connect to " + s + ":443 refused, from range 10.0.0.0-" + s);
            same(all, "public name of an instance", "ec2-54-" + (100 + i) + "-" + (10 + RANDOM.nextInt(200)) + "-" + (10 + RANDOM.nextInt(200)), s -> s + ".eu-west-1.compute.amazonaws.com is down");
            same(all, "public ipv6", "2a05:d018:" + of(3, "123456789") + ":" + of(3, "123456789") + "::" + of(4, "123456789abcdef"), s -> "dial tcp [" + s + "]:443: timeout");
            same(all, "host", word() + ".prod." + word() + ".io", s -> "lookup " + s + " on 10.0.0.2:53: no such host");
            same(all, "host of no known kind", word() + "." + word() + ".acmezone", s -> "GET https://" + s + "/health");
            same(all, "wildcard host", word() + ".com", s -> "certificate for *." + s + ", none other");
            same(all, "database host", word() + ".c" + of(11, LETTERS) + ".eu-west-1.rds.amazonaws.com", s -> "could not connect to " + s + ":5432");
            same(all, "load balancer", word() + "-" + of(9, "123456789") + ".eu-west-1.elb.amazonaws.com", s -> "502 from " + s);
        }
        return all;
    }

    /// Whether only its place tells that it is secret.
    boolean isPlain() {
        return kind.equals(PLAIN);
    }

    private static void same(List<Planted> all, String kind, String secret, Function<String, String> text) {
        all.add(new Planted(kind, secret, text.apply(secret)));
    }

    /// Fourteen letters: no other text has them by chance.
    private static String word() {
        return of(14, LETTERS);
    }

    private static String of(int length, String letters) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }
}
