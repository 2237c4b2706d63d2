package dev.drydock.capture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// Every operation of every SDK client on the class path, called with the interceptor in place: those that are listed reach the wire, all others are neither signed nor sent.
class ReadOnlyTest {
    /// Reached the wire: as far as any call gets here.
    private static final class OnTheWire extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final SdkHttpClient WIRE = new SdkHttpClient() {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            throw new OnTheWire();
        }

        @Override
        public void close() {}
    };

    /// Sees what is made ready to be signed.
    private final class Probe implements ExecutionInterceptor {
        @Override
        public void beforeMarshalling(Context.BeforeMarshalling context, ExecutionAttributes attributes) {
            made++;
        }
    }

    private int made;

    @TestFactory
    Stream<DynamicTest> onlyWhatIsListedIsSent() throws Exception {
        var clients = clients();
        assertTrue(clients.size() >= AwsService.values().length, clients::toString);
        return clients.stream().map(client -> DynamicTest.dynamicTest(client.getSimpleName(), () -> walk(client)));
    }

    private void walk(Class<?> client) throws Exception {
        var listed = AwsService.ofSdk(client.getSimpleName().replaceFirst("Client$", "")).map(service -> Operations.all().stream()
                .filter(operation -> operation.service() == service).map(Operation::name).collect(Collectors.toCollection(TreeSet::new))).orElseGet(TreeSet::new);
        var sent = new TreeSet<String>();
        var operations = operations(client);
        assertTrue(operations.size() > 3, operations::toString);
        try (var live = make(client)) {
            for (var operation : operations) {
                made = 0;
                if (reachesTheWire(live, operation)) {
                    sent.add(operation.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", ""));
                } else {
                    assertEquals(0, made, () -> operation + " was refused, and was made ready to be signed before that");
                }
            }
        }
        assertEquals(listed, sent);
    }

    private boolean reachesTheWire(AutoCloseable client, Method operation) throws Exception {
        var arguments = new ArrayList<Object>();
        for (var type : operation.getParameterTypes()) {
            arguments.add(SdkRequest.class.isAssignableFrom(type) ? ((SdkBuilder<?, ?>) type.getMethod("builder").invoke(null)).build()
                    : type == RequestBody.class ? RequestBody.empty() : ResponseTransformer.toBytes());
        }
        try {
            operation.invoke(client, arguments.toArray());
            throw new AssertionError(operation + " came back");
        } catch (InvocationTargetException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof RefusedOperationException) {
                    return false;
                }
                if (cause instanceof OnTheWire) {
                    return true;
                }
            }
            // Only a call that was not refused is found to lack a member.
            return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause).anyMatch(cause -> String.valueOf(cause.getMessage()).contains("must not be null")
                    || String.valueOf(cause.getMessage()).contains("cannot be empty"));
        }
    }

    /// The calls themselves: the form that takes a request, not a lambda or a page.
    private static List<Method> operations(Class<?> client) {
        return Arrays.stream(client.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() > 0
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]) && !method.getName().endsWith("Paginator"))
                .filter(method -> method.getParameterCount() == 1 || Arrays.stream(method.getParameterTypes()).skip(1).allMatch(Set.of(RequestBody.class, ResponseTransformer.class)::contains))
                .toList();
    }

    private AutoCloseable make(Class<?> client) throws ReflectiveOperationException {
        var builder = (AwsClientBuilder<?, ?>) client.getMethod("builder").invoke(null);
        builder.region(Region.EU_WEST_1);
        builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "none")));
        builder.overrideConfiguration(ClientOverrideConfiguration.builder().addExecutionInterceptor(new ReadOnly()).addExecutionInterceptor(new Probe()).retryStrategy(AwsRetryStrategy.doNotRetry()).build());
        ((SdkSyncClientBuilder<?, ?>) builder).httpClient(WIRE);
        return (AutoCloseable) builder.build();
    }

    /// The synchronous clients of all services in the SDK's jars.
    private static List<Class<?>> clients() throws IOException, ClassNotFoundException {
        var clients = new ArrayList<Class<?>>();
        for (var entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (entry.endsWith(".jar") && entry.contains("awssdk")) {
                try (var jar = FileSystems.newFileSystem(Path.of(entry))) {
                    var services = jar.getPath("software/amazon/awssdk/services");
                    if (Files.isDirectory(services)) {
                        try (var files = Files.walk(services, 2)) {
                            for (var file : files.filter(path -> path.getFileName().toString().matches("Default[A-Za-z0-9]+Client\\.class") && !path.toString().contains("Async")).toList()) {
                                clients.add(Class.forName(file.toString().replace("/Default", "/").replaceFirst("\\.class$", "").replace('/', '.')));
                            }
                        }
                    }
                }
            }
        }
        return clients;
    }

    @Test
    void whatIsNoServiceOfOursIsRefused() {
        assertTrue(AwsService.ofSdk("S3").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Operations.named("ecs update-service"));
    }
}
