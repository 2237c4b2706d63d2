package dev.drydock.export;

import dev.drydock.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An `aws` that answers from a sample: with the recorded answer whose request is in what is asked, else with the operation's first one.
final class RecordedAws {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Its arguments are the script's: service, operation, --cli-input-json, file://request
    private static final String PROGRAM = """
            #!/usr/bin/env bash
            cd "$(dirname "$0")/answers" || exit 1
            request=$(cat "$OLDPWD/${4#file://}")
            if [ "$1 $2" = "${SLOW:-}" ]; then sleep 2; fi
            case " ${DENIED:-} " in *" $1.$2 "*)
              echo >&2; echo "An error occurred (AccessDeniedException) when calling the $2 operation: User: arn:aws:sts::111122223333:assumed-role/Admin/jo@example.com is \\"not\\" authorized (größe)" >&2
              exit 254 ;;
            esac
            first=
            while IFS=$'\\t' read -r -a words; do
              [ -n "$first" ] || first=${words[0]}
              found=1
              for word in "${words[@]:1}"; do [[ $request == *"$word"* ]] || found=0; done
              if [ "$found" = 1 ]; then exec cat "${words[0]}"; fi
            done <"$1.$2" 2>/dev/null
            if [ -n "$first" ]; then exec cat "$first"; fi
            echo '{}'
            """;

    private RecordedAws() {}

    /// @param folder where it is made; its `answers` folder holds the sample
    /// @return the folder of the program
    static Path of(String sample, Path folder) throws IOException {
        var answers = Files.createDirectories(folder.resolve("answers"));
        try (var open = new Samples().open(sample)) {
            copy(open.folder(), answers);
        }
        index(answers);
        var program = folder.resolve("aws");
        Files.writeString(program, PROGRAM);
        program.toFile().setExecutable(true);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void index(Path answers) throws IOException {
        var lines = new LinkedHashMap<String, List<String>>();
        for (var call : MAPPER.readTree(Files.readString(answers.resolve("manifest.json"))).path("calls")) {
            var name = call.path("service").asString() + "." + call.path("operation").asString();
            if (call.has("file") && !name.equals("cloudwatch.get-metric-data")) {
                var line = new StringBuilder(call.path("file").asString());
                texts(call.path("parameters")).forEach(text -> line.append('\t').append(name.equals("ecs.describe-services") ? text : '"' + text + '"'));
                lines.computeIfAbsent(name, key -> new ArrayList<>()).add(line.toString());
            }
        }
        for (Map.Entry<String, List<String>> entry : lines.entrySet()) {
            Files.write(answers.resolve(entry.getKey()), entry.getValue());
        }
    }

    private static List<String> texts(JsonNode node) {
        if (node.isString()) {
            return List.of(node.asString());
        }
        var texts = new ArrayList<String>();
        node.properties().stream().filter(member -> !member.getKey().equals("include")).forEach(member -> texts.addAll(texts(member.getValue())));
        if (node.isArray()) {
            node.forEach(item -> texts.addAll(texts(item)));
        }
        return texts;
    }
}
