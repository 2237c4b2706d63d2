package dev.drydock.check.flowlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowFormatTest {

    @Test
    void readsTheDefaultFormat() {
        var fields = FlowFormat.DEFAULT.read("2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 REJECT OK").orElseThrow();
        assertEquals(List.of("eni-1235b8ca123456789", "172.31.16.139", "22", "REJECT"),
                List.of(fields.get("interfaceid"), fields.get("srcaddr"), fields.get("dstport"), fields.get("action")));
    }

    @Test
    void aDashIsAFieldThatTheRecordDoesNotTell() {
        assertEquals(Map.of("version", "2", "accountid", "123456789010", "interfaceid", "eni-1", "start", "1", "end", "2", "logstatus", "NODATA"),
                FlowFormat.DEFAULT.read("2 123456789010 eni-1 - - - - - - - 1 2 - NODATA").orElseThrow());
    }

    @Test
    void readsAFormatOfItsOwnInItsOrder() {
        var format = FlowFormat.of("${action} ${pkt-srcaddr}  ${srcaddr} ${reject-reason}");
        assertEquals(Map.of("action", "REJECT", "pktsrcaddr", "10.0.0.1", "srcaddr", "10.0.0.2", "rejectreason", "BPA"), format.read("REJECT 10.0.0.1 10.0.0.2 BPA").orElseThrow());
        assertEquals(Optional.empty(), format.read("REJECT 10.0.0.1 10.0.0.2"), "one field is missing");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "nonsense", "${}", "$(reboot)"})
    void aFormatThatNamesNoFieldsIsTheDefault(@Nullable String logFormat) {
        assertEquals(FlowFormat.DEFAULT, FlowFormat.of(logFormat));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "a b c d e f g h i j k l m n", "2 1 eni-1 a b 1 2 6 1 1 1 2 DROP OK"})
    void otherLinesAreNoRecords(String line) {
        assertEquals(Optional.empty(), FlowFormat.DEFAULT.read(line));
    }
}
