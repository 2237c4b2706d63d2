package dev.drydock.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.1.77/24,                10.0.1.0/24",
        "255.255.255.255/32,          255.255.255.255",
        "1.2.3.4/0,                   0.0.0.0/0",
        "::/0,                        ::/0",
        "2001:DB8::1/128,             2001:db8::1",
        "2001:db8:0:1:ffff::/64,      2001:db8:0:1::/64",
        "::ffff:10.0.0.1/128,         ::ffff:a00:1",
        "1:0:0:2:0:0:0:3/128,         1:0:0:2::3",
        "0:1:0:2:0:3:0:4/128,         0:1:0:2:0:3:0:4",
        "fe80::/10,                   fe80::/10"})
    void isWrittenAsItIsRead(String text, String shown) {
        assertEquals(shown, Cidr.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/24", "10.0.0.256/32", "10.0.0.0/-1", "a.b.c.d/8", "localhost/32", "::/129", ":::/0",
        "1::2::3/64", "1:2:3:4:5:6:7/128", "1:2:3:4:5:6:7:8:9/128", "12345::/16", "fe80::1%eth0/64", "::1.2.3/128", "1.2.3.4::/64", ":/0"})
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), Cidr.parse(text));
    }

    @Test
    void containsOnlyItsOwnFamily() {
        assertTrue(Cidr.ALL_IPV4.contains(Cidr.address("10.0.0.1").orElseThrow()));
        assertFalse(Cidr.ALL_IPV4.contains(Cidr.address("::1").orElseThrow()));
        assertTrue(Cidr.ALL_IPV6.contains(Cidr.parse("2001:db8::/32").orElseThrow()));
        assertFalse(Cidr.parse("10.0.0.0/25").orElseThrow().contains(Cidr.address("10.0.0.128").orElseThrow()));
    }
}
