package dev.drydock.capture.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One of the two files, read line by line as Python's `RawConfigParser` does for the AWS CLI: comments are whole lines that begin with `#` or `;`, a key ends at the first `=` or
/// `:`, and a line that is indented more than the key above goes on with its value. Unlike there, a line that cannot be understood costs no more than itself.
final class IniFile {
    /// A file of settings is some kilobytes; what is larger is something else.
    private static final long LARGEST = 4L << 20;
    private static final Pattern HEADER = Pattern.compile("\\[(.+)].*");
    private static final Pattern DELIMITER = Pattern.compile("[=:]");

    /// A section, or what several of the same name hold together: of two values the later counts.
    ///
    /// @param line of its first header
    /// @param faults what is wrong within it
    record Section(String header, int line, Map<String, Setting> settings, List<Fault> faults) {}

    private final Path path;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    // Where reading stands.
    private @Nullable Section section;
    private @Nullable String key;
    private int keyLine;
    private int indent;
    private final List<String> value = new ArrayList<>();
    private final List<Integer> valueLines = new ArrayList<>();

    private IniFile(Path path) {
        this.path = path;
    }

    /// Reads a file; one that is not there holds nothing.
    static IniFile read(Path path) {
        var file = new IniFile(path);
        if (Files.exists(path)) {
            file.lines();
        }
        return file;
    }

    Path path() {
        return path;
    }

    Map<String, Section> sections() {
        return sections;
    }

    /// What is wrong outside of every section.
    List<Fault> faults() {
        return faults;
    }

    private void lines() {
        var lines = text().split("\r\n|\r|\n", -1);
        for (var i = 0; i < lines.length; i++) {
            line(lines[i], i + 1);
        }
        endValue();
    }

    private String text() {
        try {
            if (Files.isDirectory(path) || Files.size(path) > LARGEST) {
                fault(0, "This is " + (Files.isDirectory(path) ? "a folder" : "larger than any file of profiles") + ", so nothing of it was read. Point to the right file.");
                return "";
            }
            var bytes = Files.readAllBytes(path);
            var text = decoded(bytes);
            if (text.startsWith("\uFEFF")) {
                fault(1, "The file begins with a byte order mark, for which the AWS CLI refuses all of it. Save it as UTF-8 without BOM.");
                return text.substring(1);
            }
            return text;
        } catch (IOException e) {
            fault(0, "The file cannot be read (" + e.getClass().getSimpleName() + "). Check that it is yours and that you may read it.");
            return "";
        }
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            fault(0, "The file is not UTF-8, for which the AWS CLI refuses all of it. Save it as UTF-8.");
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private void line(String raw, int number) {
        var line = raw.strip();
        if (line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        var depth = raw.length() - raw.stripLeading().length();
        if (line.isEmpty()) {
            return;
        }
        if (section != null && key != null && depth > indent) {
            value.add(line);
            valueLines.add(number);
            return;
        }
        endValue();
        indent = depth;
        var header = HEADER.matcher(line);
        if (header.matches()) {
            open(header.group(1), number);
        } else {
            key(line, number);
        }
    }

    private void open(String header, int number) {
        section = sections.computeIfAbsent(header, _ -> new Section(header, number, new LinkedHashMap<>(), new ArrayList<>()));
        if (section.line() != number) {
            fault(number, "[" + header + "] stands here a second time, after line " + section.line() + ". The AWS CLI refuses the whole file for it; join the two.");
        }
    }

    /// What cannot be understood is not repeated: it may be half of a key.
    private void key(String line, int number) {
        var delimiter = DELIMITER.matcher(line);
        if (line.startsWith("[")) {
            section = null;
            fault(number, "A section header without its closing bracket. The AWS CLI refuses the whole file for it; end the line with ].");
        } else if (!delimiter.find()) {
            fault(number, "This line is neither a [section] nor key = value. The AWS CLI refuses the whole file for it; mend it or begin it with #.");
        } else if (section == null) {
            fault(number, "This setting stands under no section that could be read. Put the line [default] or [profile NAME] above it.");
        } else {
            var name = line.substring(0, delimiter.start()).strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                fault(number, "A value without the name of a setting before it. Mend the line or begin it with #.");
                return;
            }
            if (section.settings().containsKey(name)) {
                fault(number, name + " stands twice in [" + section.header() + "]. The AWS CLI refuses the whole file for it; the later one was read.");
            }
            key = name;
            keyLine = number;
            value.add(line.substring(delimiter.end()).strip());
        }
    }

    private void endValue() {
        if (section != null && key != null) {
            section.settings().put(key, setting(key));
        }
        key = null;
        value.clear();
        valueLines.clear();
    }

    private Setting setting(String name) {
        var first = value.getFirst();
        if (value.size() == 1) {
            return new Setting(first, path, keyLine, Map.of());
        }
        if (!first.isEmpty()) {
            fault(valueLines.getFirst(), "This line is indented, so that it counts as part of " + name + " on line " + keyLine + ". Take the blanks at its beginning away.");
            return new Setting(first, path, keyLine, Map.of());
        }
        var nested = new LinkedHashMap<String, String>();
        for (var i = 1; i < value.size(); i++) {
            var equals = value.get(i).indexOf('=');
            if (equals < 0) {
                fault(valueLines.get(i - 1), "This line within " + name + " has no =. The AWS CLI refuses the whole file for it; mend it or begin it with #.");
            } else {
                nested.put(value.get(i).substring(0, equals).strip(), value.get(i).substring(equals + 1).strip());
            }
        }
        return new Setting("", path, keyLine, nested);
    }

    private void fault(int line, String sentence) {
        (section == null ? faults : section.faults()).add(new Fault(sentence, path, line, false));
    }
}
