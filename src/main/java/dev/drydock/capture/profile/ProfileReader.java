package dev.drydock.capture.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins the config file and the credentials file into profiles, as the AWS CLI does (`botocore/configloader.py`).
final class ProfileReader {
    private final AwsEnvironment environment;
    private final IniFile config;
    private final IniFile credentials;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, IniFile.Section> sessions = new LinkedHashMap<>();
    private final Map<String, IniFile.Section> services = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    /// A profile while its settings come together.
    static final class Draft {
        final String name;
        final Path file;
        final int line;
        final Map<String, Setting> settings = new LinkedHashMap<>();
        final List<Fault> faults = new ArrayList<>();
        /// Keys of the credentials file come before most of what the config file names.
        boolean hasKeysInCredentials;

        Draft(String name, Path file, int line) {
            this.name = name;
            this.file = file;
            this.line = line;
        }

        @Nullable String get(String key) {
            var setting = settings.get(key);
            return setting == null || setting.value().isEmpty() ? null : setting.value();
        }

        /// Notes what keeps the profile from being used.
        ///
        /// @param key the setting that is at fault; where there is none, the profile's header stands for it
        void stop(String key, String sentence) {
            fault(key, sentence, true);
        }

        void note(String key, String sentence) {
            fault(key, sentence, false);
        }

        private void fault(String key, String sentence, boolean stops) {
            var setting = settings.get(key);
            faults.add(setting == null ? new Fault(sentence, file, line, stops) : new Fault(sentence, setting.file(), setting.line(), stops));
        }
    }

    ProfileReader(AwsEnvironment environment) {
        this.environment = environment;
        config = IniFile.read(environment.configFile());
        credentials = IniFile.read(environment.credentialsFile());
    }

    Profiles read() {
        config.sections().values().forEach(this::ofConfig);
        credentials.sections().values().forEach(this::ofCredentials);
        faults.addAll(config.faults());
        faults.addAll(credentials.faults());
        var found = new LinkedHashMap<String, SsoSession>();
        sessions.forEach((name, section) -> {
            var session = SignInReader.session(name, section);
            if (session == null) {
                faults.add(new Fault("[" + section.header() + "] lacks sso_start_url or sso_region. Add what is missing.", config.path(), section.line(), false));
            } else {
                found.put(name, session);
            }
        });
        var signIns = new SignInReader(environment, drafts, sessions, config.path());
        var all = drafts.values().stream().map(draft -> finished(draft, signIns.of(draft, new LinkedHashSet<>())))
                .sorted(Comparator.comparing((Profile profile) -> !profile.name().equals("default")).thenComparing(Profile::name)).toList();
        return new Profiles(environment, all, found, sorted(faults));
    }

    private Profile finished(Draft draft, SignIn signIn) {
        var values = new LinkedHashMap<String, String>();
        draft.settings.forEach((key, setting) -> values.put(key, setting.value()));
        var own = new LinkedHashMap<String, Map<String, String>>();
        var named = draft.get("services");
        if (named != null) {
            var section = services.get(named);
            if (section == null) {
                draft.note("services", "services names [services " + named + "], which is not in " + config.path() + ".");
            } else {
                section.settings().forEach((service, setting) -> own.put(service, setting.nested()));
            }
        }
        return new Profile(draft.name, draft.file, draft.line, values, own, signIn, draft.get("region"), sorted(draft.faults));
    }

    private static List<Fault> sorted(List<Fault> faults) {
        return faults.stream().sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line)).toList();
    }

    private void ofConfig(IniFile.Section section) {
        var words = CommandWords.of(section.header());
        var kind = words.isEmpty() ? "" : words.getFirst();
        if (section.header().equals("default")) {
            add("default", section, config);
        } else if (words.size() == 2 && kind.equals("profile")) {
            var isTwice = words.get(1).equals("default") && config.sections().containsKey("default");
            add(words.get(1), section, config);
            if (isTwice) {
                note(section, config, "[profile default] stands beside [default]: which of them counts differs from tool to tool. Join them as [default].");
            }
        } else if (words.size() == 2 && kind.equals("sso-session")) {
            sessions.put(words.get(1), section);
            faults.addAll(section.faults());
        } else if (words.size() == 2 && kind.equals("services")) {
            services.put(words.get(1), section);
            faults.addAll(section.faults());
        } else if (kind.equals("profile") || kind.equals("sso-session") || kind.equals("services") || section.header().startsWith("profile ")) {
            note(section, config, words.size() == 1 ? "[" + section.header() + "] has no name. Write [" + kind + " NAME]."
                    : words.isEmpty() ? "[" + section.header() + "] has a quote that does not end."
                    : "[" + section.header() + "] has a name of several words. Put it in quotes: [" + kind + " \"" + section.header().substring(kind.length()).strip() + "\"].");
        } else if (looksLikeProfile(section)) {
            note(section, config, "[" + section.header() + "] is no profile in this file. Write [profile " + section.header() + "].");
        }
    }

    private void ofCredentials(IniFile.Section section) {
        if (section.header().startsWith("profile ") && !drafts.containsKey(section.header())) {
            note(section, credentials, "In the credentials file this is a profile named \"" + section.header() + "\". Write [" + section.header().substring("profile ".length()).strip() + "].");
        }
        add(section.header(), section, credentials);
        drafts.get(section.header()).hasKeysInCredentials = section.settings().containsKey("aws_access_key_id");
    }

    /// Sections of other tools and of the AWS CLI's plugins stand in the file too.
    private static boolean looksLikeProfile(IniFile.Section section) {
        return section.settings().keySet().stream().anyMatch(key -> key.equals("region") || key.equals("output") || key.equals("role_arn") || key.equals("credential_process")
                || key.startsWith("sso_") || key.startsWith("aws_"));
    }

    private void add(String name, IniFile.Section section, IniFile file) {
        var draft = drafts.computeIfAbsent(name, _ -> new Draft(name, file.path(), section.line()));
        draft.settings.putAll(section.settings());
        draft.faults.addAll(section.faults());
    }

    private void note(IniFile.Section section, IniFile file, String sentence) {
        faults.add(new Fault(sentence, file.path(), section.line(), false));
    }
}
