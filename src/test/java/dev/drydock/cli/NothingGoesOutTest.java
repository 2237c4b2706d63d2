package dev.drydock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.fuzz.ChildJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening, diagnosing, reporting, drawing, redacting and comparing make no connection, look no name up, and write nothing but what they were told to.
class NothingGoesOutTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|srcset|action|data|poster|background|xlink:href)\\s*=\\s*[\"']([^\"']*)|url\\(\\s*[\"']?([^)\"']*)|@import");

    private static final Pattern DOCUMENTATION = Pattern.compile("https://(docs\\.aws\\.amazon\\.com|repost\\.aws|docs\\.docker\\.com)/");

    @TempDir
    private Path folder;

    @Test
    void noCommandOpensAConnectionAndNoReportDoes() throws Exception {
        var run = ChildJava.run(folder, 150, List.of("-Xmx512m"), OfflineRun.class, List.of(folder.toString()));

        assertEquals("", run.out(), run.err());
        assertEquals(0, run.exit(), run::err);
        for (var page : List.of("a.html", "c.html", "a.svg")) {
            var text = Files.readString(folder.resolve(page));
            ADDRESS.matcher(text).results().forEach(found -> {
                var address = found.group(1) == null ? String.valueOf(found.group(2)) : found.group(1);
                assertTrue(address.startsWith("#") || DOCUMENTATION.matcher(address).lookingAt() && found.group().startsWith("href") || address.startsWith("data:font/"),
                        () -> page + " loads " + found.group());
            });
            assertFalse(text.toLowerCase(Locale.ROOT).contains("<script"), page);
        }
    }

    @Test
    void theWatchSeesAConnectionAndALookUp() throws Exception {
        var run = ChildJava.run(folder, 60, List.of(), OfflineRun.class, List.of(folder.toString(), "leak"));

        assertTrue(run.out().contains("network: sun.nio.ch.Net.connect") || run.out().contains("network: sun.nio.ch.SocketChannelImpl.connect"), run::out);
        assertTrue(run.out().contains("network: java.net.UnknownHostException.<init>"), run::out);
    }

    @Test
    void everythingWorksWhereThereIsNoNetwork() throws Exception {
        var unshare = List.of("unshare", "-rn");
        assumeTrue(isAllowed(unshare), "unshare -rn, which takes the network from a process, is not there or not allowed");

        var run = ChildJava.run(unshare, folder, 150, List.of("-Xmx512m"), OfflineRun.class, List.of(folder.toString(), "few"));

        assertEquals("", run.out(), run.err());
        assertEquals(0, run.exit(), run::err);
    }

    private static boolean isAllowed(List<String> unshare) throws InterruptedException {
        try {
            var tried = new ProcessBuilder(unshare.getFirst(), unshare.getLast(), "true").start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
