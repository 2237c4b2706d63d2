package dev.drydock.bundle.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Names of hosts within a text. What AWS or the public registries are called tells nothing of a customer and stays; what a customer was given at AWS, as the name of a load balancer or
/// of a database, goes.
record Hosts(StandIns standIns) {
    private static final Pattern RUN = Pattern.compile("(?<![\\p{L}\\p{N}_.-])[\\p{L}\\p{M}\\p{N}_.-]{4,253}+(?![\\p{L}\\p{N}_.-])");
    private static final Pattern IN_URL = Pattern.compile("(?<=://)[\\p{L}\\p{M}\\p{N}_.-]{3,253}+(?![\\p{L}\\p{N}_.-])");

    private static final Set<String> TOPS = Set.of(("com net org io dev app cloud internal local localdomain corp lan intra intranet home private test example invalid info biz eu uk de fr nl sg au jp"
            + " in us ca ch at se no fi dk es it pt br mx nz kr tw hk th my id ph vn za ie be pl cz sk hu ro bg gr tr ru ua il ae sa cn lu li is ee lv lt hr si rs ar cl pe tech xyz online"
            + " systems services service network ai co me tv gg so to gov edu mil int bank shop store zone consul cluster site page link life live host global group company solutions software"
            + " digital finance money pay media team works world").split(" "));
    private static final List<String> PUBLIC = List.of("amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "amazon.com", "compute.internal", "ec2.internal", "docker.io", "docker.com", "quay.io", "ghcr.io",
            "gcr.io", "k8s.io", "pkg.dev", "mcr.microsoft.com", "ecr.aws", "github.com", "redacted.example", "slack.com", "discord.com", "svc.cluster.local");
    /// Services of AWS that give each customer names of their own.
    private static final Set<String> GIVEN = Set.of("rds", "cache", "redshift", "es", "aos", "docdb", "neptune", "kafka", "mq", "execute-api", "lambda-url", "memorydb", "dax-clusters", "elb",
            "elasticbeanstalk", "appsync-api", "iot", "awsapprunner", "redshift-serverless", "fsx", "efs", "transfer");

    void redact(Replacement text) {
        if (text.now().contains("://")) {
            text.replace(IN_URL, Kind.HOST, match -> match.group().indexOf('.') > 0 && hasLetter(match.group()) ? replaced(match.group(), true) : match.group());
        }
        if (text.now().indexOf('.') >= 0) {
            text.replace(RUN, Kind.HOST, this::run);
        }
    }

    private String run(MatchResult match) {
        return match.group().indexOf('.') < 0 ? match.group() : replaced(match.group(), false);
    }

    /// @param isHost whether its place tells that it is a host
    private String replaced(String run, boolean isHost) {
        var from = 0;
        var to = run.length();
        while (from < to && (run.charAt(from) == '.' || run.charAt(from) == '-')) {
            from++;
        }
        while (to > from && (run.charAt(to - 1) == '.' || run.charAt(to - 1) == '-')) {
            to--;
        }
        var name = run.substring(from, to);
        return isCustomers(name.toLowerCase(Locale.ROOT), isHost) ? run.substring(0, from) + standIns.host(name.toLowerCase(Locale.ROOT)) + run.substring(to) : run;
    }

    private static boolean isCustomers(String name, boolean isHost) {
        var dot = name.lastIndexOf('.');
        if (dot < 0 || name.contains("..") || name.startsWith("com.amazonaws.") || name.startsWith("cn.com.amazonaws.")) {
            return false;
        }
        if (PUBLIC.stream().anyMatch(known -> name.endsWith(known) && (name.length() == known.length() || name.charAt(name.length() - known.length() - 1) == '.'))) {
            return isGiven(name);
        }
        return name.endsWith(".cloudfront.net") || name.endsWith(".on.aws") || hasLetter(name) && (isHost || TOPS.contains(name.substring(dot + 1)));
    }

    /// `rds.eu-west-1.amazonaws.com` is everyone's, `shop.abc.eu-west-1.rds.amazonaws.com` is not.
    private static boolean isGiven(String name) {
        var labels = List.of(name.split("\\."));
        return !labels.getFirst().startsWith("vpce-") && labels.stream().skip(1).anyMatch(GIVEN::contains);
    }

    private static boolean hasLetter(String name) {
        return name.chars().anyMatch(Character::isLetter);
    }
}
