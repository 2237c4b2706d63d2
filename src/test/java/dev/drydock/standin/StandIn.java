package dev.drydock.standin;

import dev.drydock.bundle.BundleException;
import dev.drydock.bundle.BundleReader;
import dev.drydock.bundle.Limits;
import dev.drydock.bundle.Progress;
import dev.drydock.check.Diagnosis;
import dev.drydock.check.Finding;
import dev.drydock.check.ServiceDiagnosis;
import dev.drydock.check.catalogue.Catalogue;
import dev.drydock.inventory.Inventory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small AWS account in a process of its own, asked by the real AWS CLI: `src/test/resources/stand-in/account.py`.
public final class StandIn implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final BundleReader READER = new BundleReader(Limits.DEFAULT);

    private final Path folder;
    private final Process process;
    private final Writer ask;
    private final BufferedReader answers;
    private int captures;

    /// Whether this machine has what the stand-in needs: Python with the AWS CLI and moto.
    public static boolean isHere() throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder("python3", "-c", "import awscli.clidriver, moto, moto.ecs, moto.elbv2, moto.ec2")
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// @param folder where captures and what the process complains of are written
    public StandIn(Path folder) throws IOException {
        this.folder = folder;
        process = new ProcessBuilder("python3", "src/test/resources/stand-in/account.py").redirectError(complaints()).start();
        ask = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        answer();
    }

    private File complaints() {
        return folder.resolve("stand-in.err").toFile();
    }

    /// What the account holds, and what the whole catalogue says of its one service.
    public record Look(Inventory inventory, List<Finding> findings) {}

    /// Records the account as it is now, and diagnoses that.
    public Look look() throws IOException, BundleException {
        var capture = Files.createDirectory(folder.resolve("capture-" + ++captures));
        ask(Map.of("capture", capture.toString()));
        var inventory = READER.read(1, capture, Progress.NONE).inventory();
        var services = Diagnosis.of(inventory, Catalogue.checks(), service -> true, () -> false).services();
        return new Look(inventory, services.stream().map(ServiceDiagnosis::findings).findFirst().orElseThrow());
    }

    /// Runs a command by the real AWS CLI.
    ///
    /// @throws IOException when the command fails, with what the CLI says
    public void run(List<String> argv) throws IOException {
        var done = ask(Map.of("run", argv));
        if (done.path("status").asInt() != 0) {
            throw new IOException(String.join(" ", argv) + ": " + done.path("err").asString());
        }
        ask(Map.of("settle", true));
    }

    /// Answers other processes too, until it is closed.
    ///
    /// @return the URL to ask
    public String serve() throws IOException {
        return ask(Map.of("serve", true)).path("endpoint").asString();
    }

    private JsonNode ask(Object question) throws IOException {
        ask.write(MAPPER.writeValueAsString(question) + "\n");
        ask.flush();
        return answer();
    }

    private JsonNode answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("the stand-in ended: " + Files.readString(complaints().toPath()));
        }
        return MAPPER.readTree(line);
    }

    @Override
    public void close() throws IOException {
        ask.close();
        process.destroy();
    }
}
