package dev.drydock.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededServiceTest {

    private static String needs(String image) throws Exception {
        return String.join(" ", new TreeSet<>(PathOf.waysOut(PathOf.estate(1, estate -> estate.service("shop").withoutExec().withTasks(1)
                .define(definition -> definition.app().withLogGroup(null).edit(container -> {
                    container.remove("logConfiguration");
                    container.put("image", image);
                })))).keySet()));
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/shop/api:7, ecr.api ecr.dkr s3",
        "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/docker-hub/library/nginx@sha256:00, ecr.api ecr.dkr s3",
        "111122223333.dkr-ecr.ap-southeast-1.on.aws/shop:7, ecr.api ecr.dkr s3",
        "111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/shop:7, ecr.api (us-east-1) ecr.dkr (us-east-1) s3 (us-east-1)",
        "public.ecr.aws/nginx/nginx:1, public.ecr.aws",
        "nginx, docker.io",
        "grafana/grafana:11, docker.io",
        "ghcr.io/acme/tool:1, ghcr.io",
        "registry:5000/acme/tool, registry:5000"})
    void anImageNeedsItsRegistry(String image, String needs) throws Exception {
        assertEquals(needs, needs(image));
    }

    @Test
    void secretsAndParametersNeedTheirServices() throws Exception {
        var path = PathOf.estate(1, estate -> estate.service("shop").withTasks(1).withSecret("PASSWORD", "shop/db").withParameter("FLAG", "/shop/flag"));
        assertEquals("[ecr.api, ecr.dkr, logs, s3, secretsmanager, ssm, ssmmessages]", PathOf.waysOut(path).keySet().toString());
    }

    @Test
    void logDriversAndRegistriesHaveSecretsToo() throws Exception {
        var path = PathOf.estate(1, estate -> estate.service("shop").withoutExec().withTasks(1).define(definition -> definition.app().edit(container -> {
            container.put("image", "ghcr.io/acme/tool:1");
            container.put("repositoryCredentials", Map.of("credentialsParameter", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ghcr-aaaaaa"));
            container.put("logConfiguration", Map.of("logDriver", "splunk", "secretOptions", List.of(Map.of("name", "splunk-token", "valueFrom", "/shop/splunk"))));
        })));
        assertEquals("[ghcr.io, secretsmanager (eu-west-1), ssm]", PathOf.waysOut(path).keySet().toString());
    }

    @Test
    void aParameterMayBeNamedWithoutItsArn() throws Exception {
        var path = PathOf.estate(1, estate -> estate.service("shop").withoutExec().withTasks(1)
                .define(definition -> definition.app().withSecret("FLAG", "shop-flag").withSecret("OTHER", "arn:aws:secretsmanager:us-east-1:111122223333:secret:x-aaaaaa")));
        assertEquals("[ecr.api, ecr.dkr, logs, s3, secretsmanager (us-east-1), ssm]", PathOf.waysOut(path).keySet().toString());
    }
}
