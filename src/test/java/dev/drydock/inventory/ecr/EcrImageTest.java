package dev.drydock.inventory.ecr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcrImageTest {

    @ParameterizedTest
    @CsvSource({
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/api, eu-west-1, api, , , latest",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/shop/api:1.2, eu-west-1, team/shop/api, 1.2, , 1.2",
        "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/api@sha256:ab, cn-north-1, api, , sha256:ab, latest",
        "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/api:1@sha256:ab, us-gov-west-1, api, 1, sha256:ab, 1",
        "111122223333.dkr-ecr.eu-west-1.on.aws/api:1, eu-west-1, api, 1, , 1"
    })
    void isTakenApart(String image, String region, String repository, String tag, String digest, String pulled) {
        var parts = EcrImage.of(image).orElseThrow();
        assertEquals(new EcrImage("111122223333", region, repository, tag, digest), parts);
        assertEquals(pulled, parts.pulledTag());
    }

    @Test
    void otherRegistriesAreNone() {
        for (var image : new String[] {null, "", "nginx", "public.ecr.aws/docker/library/nginx:1", "ghcr.io/x/y:1", "111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.example/api",
            "11112222333.dkr.ecr.eu-west-1.amazonaws.com/api", "x111122223333.dkr.ecr.eu-west-1.amazonaws.com/api"}) {
            assertEquals(Optional.empty(), EcrImage.of(image), String.valueOf(image));
        }
    }
}
