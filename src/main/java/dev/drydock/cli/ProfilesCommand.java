package dev.drydock.cli;

import dev.drydock.advice.Unseen;
import dev.drydock.capture.credentials.Readiness;
import dev.drydock.capture.credentials.Sessions;
import dev.drydock.capture.profile.Fault;
import dev.drydock.capture.profile.Profile;
import dev.drydock.capture.profile.Profiles;
import dev.drydock.capture.sso.SignInClients;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(
        name = "profiles",
        description = "Lists the profiles of the AWS CLI: how each signs in, whether it is signed in, and what is wrong with it. Asks nobody and prints no secret.",
        footer = {"", "Example:", "  drydock profiles"})
final class ProfilesCommand implements Runnable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> HEADER = List.of("PROFILE", "STATE", "SIGNS IN BY", "REGION", "ACCOUNT", "ROLE");

    private final SignIns signIns;
    private final Output output;

    ProfilesCommand(SignIns signIns, Output output) {
        this.signIns = signIns;
        this.output = output;
    }

    @Override
    public void run() {
        var environment = signIns.environment();
        var profiles = Profiles.read(environment);
        var text = new StringBuilder();
        try (var clients = new SignInClients()) {
            var sessions = signIns.sessions(clients);
            if (profiles.all().isEmpty()) {
                text.append("No profiles in ").append(environment.configFile()).append(" or ").append(environment.credentialsFile()).append(". 'aws configure sso' makes one.\n");
            } else {
                table(text, profiles, sessions);
            }
            if (environment.hasKeys()) {
                text.append("\nThe environment holds keys (AWS_ACCESS_KEY_ID): they are taken where no --profile is given.\n");
            }
            if (!profiles.faults().isEmpty()) {
                text.append("\nWrong in the files:\n");
                profiles.faults().forEach(fault -> fault(text, fault));
            }
        }
        output.write(null, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void table(StringBuilder text, Profiles profiles, Sessions sessions) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADER);
        profiles.all().forEach(profile -> rows.add(row(profile, sessions.readiness(profile)).stream().map(Unseen::shown).toList()));
        var widths = new int[HEADER.size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var i = 0; i < rows.size(); i++) {
            var line = new StringBuilder();
            for (var column = 0; column < widths.length; column++) {
                var cell = rows.get(i).get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
            if (i > 0) {
                profiles.all().get(i - 1).faults().forEach(fault -> fault(text, fault));
            }
        }
    }

    private static List<String> row(Profile profile, Readiness readiness) {
        var until = readiness.until();
        return List.of(profile.name(), readiness.state().words() + (until == null ? "" : " until " + time(until)), profile.signIn().words(),
                profile.region() == null ? "-" : profile.region(), profile.account().orElse("-"), profile.role().orElse("-"));
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static void fault(StringBuilder text, Fault fault) {
        text.append("  ").append(fault.stops() ? "✗ " : "! ").append(Unseen.shown(fault.where() + ": " + fault.sentence())).append('\n');
    }
}
