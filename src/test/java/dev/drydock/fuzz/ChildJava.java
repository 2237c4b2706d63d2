package dev.drydock.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A class of the tests run in a Java process of its own, with everything that it could write to by default in one folder.
public record ChildJava(int exit, String out, String err) {

    /// @param home the process's temporary folder and home
    /// @param seconds after which it is ended
    public static ChildJava run(Path home, long seconds, List<String> options, Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        return run(List.of(), home, seconds, options, main, arguments);
    }

    /// @param before what the command line begins with, such as `unshare -rn`
    public static ChildJava run(List<String> before, Path home, long seconds, List<String> options, Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + home, "-Duser.home=" + home, "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
        command.addAll(arguments);
        var out = Files.createTempFile("drydock", ".out");
        var err = Files.createTempFile("drydock", ".err");
        try {
            var process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            try {
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    throw new IOException(main.getSimpleName() + " did not end in " + seconds + " s; it wrote: " + Files.readString(out) + Files.readString(err));
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            return new ChildJava(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
