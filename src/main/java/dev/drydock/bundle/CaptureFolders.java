package dev.drydock.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in a container the captures of a series stand: each in a folder below `captures/`, which is named by its time. Somebody may have packed what lies in `captures/` alone: two
/// folders that are named by times make a series too.
///
/// @param top the one folder in which everything stands, with its slash; empty when there is none
/// @param byFolder where each capture's tree starts, with its slash, by the folder that is named by its time
record CaptureFolders(String top, Map<String, String> byFolder) {
    private static final String CAPTURES = "captures/";

    /// ISO 8601 as far as folders can be called so: Windows allows no colon.
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})-?(\\d\\d)-?(\\d\\d)[Tt_ ](\\d\\d)[:._-]?(\\d\\d)(?:[:._-]?(\\d\\d)(?:[.,](\\d{1,9}))?)?(?:([Zz])|([+-]\\d\\d)[:._-]?(\\d\\d))");

    static CaptureFolders of(List<Container.Entry> entries) {
        var top = topFolder(entries);
        var files = new LinkedHashMap<String, List<Container.Entry>>();
        for (var entry : entries) {
            var file = entry.name().substring(top.length());
            var folder = named(file);
            if (folder != null) {
                files.computeIfAbsent(folder, key -> new ArrayList<>()).add(new Container.Entry(file.substring(folder.length()), entry.size()));
            }
        }
        if (files.size() < 2) {
            files.keySet().removeIf(folder -> !folder.startsWith(CAPTURES));
        }
        var folders = new LinkedHashMap<String, String>();
        files.keySet().stream()
                .sorted(Comparator.comparing(CaptureFolders::timeOf, Comparator.nullsFirst(Comparator.naturalOrder())).thenComparing(Comparator.naturalOrder()))
                .forEach(folder -> folders.put(folder, folder + topFolder(files.get(folder))));
        return new CaptureFolders(top, folders);
    }

    /// The one folder in which everything stands, with its slash; empty when there is none. A folder that is named like a service is no such top.
    static String topFolder(List<Container.Entry> entries) {
        var tops = entries.stream().map(entry -> entry.name().substring(0, entry.name().indexOf('/') + 1)).distinct().toList();
        var top = tops.size() == 1 ? tops.getFirst() : "";
        return List.of("ecs/", "ec2/", "elbv2/", CAPTURES).contains(top) ? "" : top;
    }

    /// The folder that makes a file one of a capture; null for a file outside of all captures.
    private static @Nullable String named(String file) {
        var from = file.startsWith(CAPTURES) ? CAPTURES.length() : 0;
        var end = file.indexOf('/', from);
        var folder = end < 0 ? null : file.substring(0, end + 1);
        return folder == null || from == 0 && timeOf(folder) == null ? null : folder;
    }

    boolean isSeries() {
        return !byFolder.isEmpty();
    }

    /// Where each capture's tree starts: that of what stands outside of all captures first, then by time.
    List<String> inOrder() {
        var all = new ArrayList<String>(List.of(""));
        all.addAll(byFolder.values());
        return all;
    }

    /// A name below the top folder.
    String bare(String name) {
        return name.startsWith(top) ? name.substring(top.length()) : name;
    }

    /// Where the tree starts in which a file stands.
    String folderOf(String file) {
        var folder = isSeries() ? named(file) : null;
        var start = folder == null ? null : byFolder.get(folder);
        return start != null && file.startsWith(start) ? start : "";
    }

    /// Whether there is such a capture.
    boolean holds(String folder) {
        return byFolder.containsKey(folder.endsWith("/") ? folder : folder + "/") || byFolder.containsValue(folder.endsWith("/") ? folder : folder + "/");
    }

    /// The time that the folder is named by in which a tree starts; null where it tells none.
    @Nullable Instant time(String start) {
        var folder = start.isEmpty() ? null : named(start);
        return folder == null ? null : timeOf(folder);
    }

    private static @Nullable Instant timeOf(String folder) {
        var name = folder.substring(folder.startsWith(CAPTURES) ? CAPTURES.length() : 0, folder.length() - 1);
        var time = TIME.matcher(name);
        if (!time.matches()) {
            return null;
        }
        try {
            var nanos = time.group(7) == null ? 0 : Integer.parseInt((time.group(7) + "00000000").substring(0, 9));
            var seconds = time.group(6) == null ? 0 : Integer.parseInt(time.group(6));
            var offset = time.group(8) != null ? ZoneOffset.UTC : ZoneOffset.of(time.group(9) + ":" + time.group(10));
            return LocalDateTime.of(number(time.group(1)), number(time.group(2)), number(time.group(3)), number(time.group(4)), number(time.group(5)), seconds, nanos).toInstant(offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
