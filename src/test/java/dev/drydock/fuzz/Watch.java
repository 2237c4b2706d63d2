package dev.drydock.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/// Watches this process with the JDK's own flight recorder: every connection that it tries to make, every name that it looks up, and every file that it writes outside of a
/// folder. The recorder sees what any code does, the JDK's and the libraries' too.
public final class Watch implements AutoCloseable {
    /// What every way to the network goes through: blocking and non-blocking sockets, datagrams, and look-ups of names.
    private static final String WAYS_OUT = "sun.nio.ch.Net::connect;sun.nio.ch.Net::bind;java.net.Socket::connect;java.net.InetAddress::getAllByName;java.net.InetAddress::getByName;"
            + "sun.nio.ch.SocketChannelImpl::connect;sun.nio.ch.DatagramChannelImpl::send;"
            // What fails to connect or to be looked up was tried.
            + "java.net.UnknownHostException::<init>;java.net.ConnectException::<init>;java.net.NoRouteToHostException::<init>";

    private final ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
    private final RecordingStream events = new RecordingStream();

    private Watch() {}

    /// @param folder the only one that may be written to
    public static Watch start(Path folder) {
        var watch = new Watch();
        watch.events.setSettings(Map.of("jdk.MethodTrace#enabled", "true", "jdk.MethodTrace#filter", WAYS_OUT, "jdk.MethodTrace#threshold", "0 ns", "jdk.MethodTrace#stackTrace", "true"));
        for (var name : List.of("jdk.SocketRead", "jdk.SocketWrite")) {
            watch.events.enable(name).withoutThreshold().withoutStackTrace();
            watch.events.onEvent(name, event -> watch.seen.add("network: " + name + " " + event.getString("host") + " " + event.getString("address")));
        }
        watch.events.onEvent("jdk.MethodTrace", event -> watch.seen.add("network: " + method(event)));
        watch.events.enable("jdk.FileWrite").withoutThreshold().withoutStackTrace();
        watch.events.onEvent("jdk.FileWrite", event -> {
            var path = event.getString("path");
            if (path != null && !Path.of(path).toAbsolutePath().startsWith(folder)) {
                watch.seen.add("written outside of the folder: " + path);
            }
        });
        watch.events.startAsync();
        return watch;
    }

    private static String method(RecordedEvent event) {
        var method = event.getValue("method");
        var trace = event.getStackTrace();
        return method instanceof jdk.jfr.consumer.RecordedMethod called ? called.getType().getName() + "." + called.getName()
                + (trace == null ? "" : " from " + trace.getFrames().stream().skip(1).limit(3).map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName()).toList())
                : String.valueOf(method);
    }

    /// Ends the watch; what was seen.
    public List<String> stop() {
        events.stop();
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        events.close();
    }
}
