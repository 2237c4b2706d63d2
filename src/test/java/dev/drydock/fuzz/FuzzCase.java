package dev.drydock.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One damaged bundle, made again from the same seed and number.
final class FuzzCase {
    private final RandomGenerator random;
    private final SmallBundle base;
    private final List<String> done = new ArrayList<>();

    FuzzCase(long seed, long number, List<SmallBundle> bases) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        base = bases.get(random.nextInt(bases.size()));
    }

    /// What was done to which bundle.
    String story() {
        return base.name() + ": " + String.join(", ", done);
    }

    /// Writes the bundle into a folder, in a container of any kind.
    Path write(Path folder) throws IOException {
        var files = new LinkedHashMap<String, JsonNode>();
        files.put("manifest.json", base.manifest());
        files.putAll(base.files());
        if (random.nextInt(10) < 8) {
            mutateJson(files);
        }
        var hasManifest = random.nextInt(5) > 0;
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, tree) -> {
            if (hasManifest || !name.equals("manifest.json")) {
                bytes.put(name, SmallBundle.MAPPER.writeValueAsBytes(tree));
            }
        });
        if (random.nextInt(4) == 0) {
            mutateFiles(bytes);
        }
        var packing = new Packing(random);
        var path = packing.write(bytes, folder);
        done.add(packing.story());
        return path;
    }

    private void mutateJson(Map<String, JsonNode> files) {
        var names = new ArrayList<>(files.keySet());
        var trees = List.copyOf(files.values());
        var mutator = new JsonMutator(random);
        for (var i = random.nextInt(1, 6); i > 0; i--) {
            var name = names.get(random.nextInt(3) == 0 ? 0 : random.nextInt(names.size()));
            // What other cases start from must stay as it is.
            var tree = files.get(name) == (name.equals("manifest.json") ? base.manifest() : base.files().get(name)) ? files.get(name).deepCopy() : files.get(name);
            for (var j = random.nextInt(1, 4); j > 0; j--) {
                done.add(name + mutator.mutate(tree, trees));
            }
            files.put(name, tree);
        }
    }

    /// Bytes flipped, dropped and doubled; encodings changed; files cut, joined, emptied and renamed.
    private void mutateFiles(Map<String, byte[]> files) {
        for (var i = random.nextInt(1, 4); i > 0 && !files.isEmpty(); i--) {
            var name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
            var bytes = files.get(name);
            var kind = random.nextInt(9);
            done.add(name + " bytes " + kind);
            switch (kind) {
                case 0 -> files.put(name, ByteMutator.cut(random, bytes));
                case 1 -> files.put(name, ByteMutator.flip(random, bytes));
                case 2 -> files.put(name, ByteMutator.doubled(random, bytes));
                case 3 -> files.put(name, new byte[0]);
                case 4 -> files.put(name, ("\ufeff" + new String(bytes, StandardCharsets.UTF_8)).getBytes(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
                case 5 -> files.put(Packing.NAMES.get(random.nextInt(Packing.NAMES.size())), files.remove(name));
                case 6 -> files.put(name, ByteMutator.joined(bytes, List.copyOf(files.values()).get(random.nextInt(files.size()))));
                case 7 -> files.put(name, ("[".repeat(random.nextInt(1, 3000)) + "{\"services\":").getBytes(StandardCharsets.UTF_8));
                default -> files.put("x" + i + ".json", SmallBundle.MAPPER.writeValueAsBytes(error(random)));
            }
        }
    }

    private static ObjectNode error(RandomGenerator random) {
        return JsonNodeFactory.instance.objectNode().put("Attributes", random.nextInt()).put("events", "An error occurred (AccessDenied) when calling the ListTasks operation: x");
    }
}
