package dev.drydock.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Commands are cut into arguments before they are filled in.
class CommandTemplateTest {
    @Test
    void cutsAtBlanksOutsideOfQuotes() {
        assertEquals(Optional.of(List.of("aws", "ecs", "wait", "a b", "{\"x\": 'y'}", "")),
                CommandTemplate.split("aws  ecs\n wait 'a b' '{\"x\": '\"'y'\"'}' ''"));
    }

    @Test
    void refusesAnOpenQuote() {
        assertEquals(Optional.empty(), CommandTemplate.split("aws ecs wait 'for ever"));
    }

    @Test
    void keepsAHostileValueWithinItsArgument() {
        assertEquals(List.of("aws", "--x", "a' $(reboot) b"), filled("aws --x ${v}", "a' $(reboot) b"));
    }

    @Test
    void escapesAValueWithinJson() {
        assertEquals(List.of("aws", "{\"a\":\"q\\\"x\\\\\"}"), filled("aws '{\"a\":\"${v}\"}'", "q\"x\\"));
    }

    @Test
    void joinsAValueThatLooksLikeAnOptionToItsOwn() {
        assertEquals(List.of("aws", "--name=--force", "--y"), filled("aws --name ${v} --y", "--force"));
    }

    @Test
    void leavesReferencesOfARegularExpressionAlone() {
        assertEquals(List.of("aws", "a$1\\b"), filled("aws ${v}", "a$1\\b"));
    }

    private static List<String> filled(String line, String value) {
        return new CommandTemplate(false, "", CommandTemplate.split(line).orElseThrow()).filled(Map.of("v", value)::get);
    }
}
