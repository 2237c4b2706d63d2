package dev.drydock.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.drydock.check.AwsCommand;
import dev.drydock.inventory.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "arn:aws:ecs:eu-west-1:111122223333:service/prod/web, true",
        "111122223333, true",
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web, true",
        "db.example.internal, true",
        "ops@example.com, true",
        "54.240.1.1, true",
        "https://hooks/x, true",
        "~{\"environment\":[{\"name\":\"A\",\"value\":\"x\"}]}~, true",
        "/redacted1x/redacted2x, true",
        "redacted-tag-3, true",
        "2a05:d018:abc::c612:1, true",
        "shop/r0004x, true",
        "web, false",
        "subnet-0123456789abcdef0, false",
        "sg-0123456789abcdef0, false",
        "my-bucket-111122223333, true",
        "10.0.12.7/24, false",
        "172.31.255.1, false",
        "100.64.0.1, false",
        "0.0.0.0/0, false",
        "1.4.0, false",
        "Key=deregistration_delay.timeout_seconds, false",
        "L-DF5E4CA3, false",
        "eu-west-1, false"})
    void whatMayHoldAStandInIsNotOffered(String argument, boolean blocked) {
        var fix = AwsCommand.fix("Changes it.", List.of("aws", "x", "y", "--value", argument));
        assertEquals(blocked, Redaction.blocks(source(true), fix));
        assertFalse(Redaction.blocks(source(false), fix));
        assertFalse(Redaction.blocks(source(true), AwsCommand.confirm("Reads it.", fix.argv())));
    }

    @Test
    void whereRangesWereMovedNoAddressIsOffered() {
        var fix = AwsCommand.fix("Changes it.", List.of("aws", "x", "y", "--cidr", "10.0.12.0/24"));
        assertTrue(Redaction.blocks(new Source(1, "a.zip", null, false, "111122223333", "eu-west-1", true, true, null), fix));
    }

    /// The export scripts keep account ids and hosts, and say so by not counting them.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "environment tag credential, arn:aws:ecs:eu-west-1:111122223333:service/prod/web, false",
        "environment tag credential, 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web, false",
        "environment tag credential, 54.240.1.1, false",
        "environment tag credential, ~{\"environment\":[{\"name\":\"A\",\"value\":\"x\"}]}~, true",
        "environment tag credential, ~{\"secrets\":[]}~, false",
        "environment tag credential, https://redacted@host/, true",
        "email, ops@example.com, true",
        "email, db.example.internal, false",
        "~~, redacted-tag-3, true",
        "~~, 111122223333, false",
        "account, 111122223333, true",
        "publicAddress, 54.240.1.1, true",
        "publicAddress, 2a05:d018:abc::c612:1, true",
        "somethingNewer, 111122223333, true"})
    void onlyWhatWasReplacedIsWithheld(String replaced, String argument, boolean blocked) {
        var kinds = replaced.isEmpty() ? Set.<String>of() : Set.of(replaced.split(" "));
        var fix = AwsCommand.fix("Changes it.", List.of("aws", "x", "y", "--value", argument));
        assertEquals(blocked, Redaction.blocks(new Source(1, "a.zip", null, false, "111122223333", "eu-west-1", true, false, kinds), fix));
    }

    private static Source source(boolean redacted) {
        return new Source(1, "a.zip", null, false, "111122223333", "eu-west-1", redacted);
    }
}
