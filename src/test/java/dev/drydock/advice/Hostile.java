package dev.drydock.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Arguments that do harm where quoting is wrong.
final class Hostile {
    private static final List<String> PIECES = List.of(
            "a", "B", "0", " ", "  ", "'", "\"", "\\", "\\\\", "\\\"", "$(reboot)", "`whoami`", "${IFS}", "$x", "%PATH%", "%", "%%", "^", "^^", "!", "!!", "!PATH!",
            "&", "&&", "|", ";", "<", ">", "(", ")", "{", "}", "[", "]", "*", "?", "~", "#", "=", ",", "@", "@(1)", "-", "--", "--%", "+", "/", ":", ".",
            "%PATH:~0,1%", "%PATH:a=b^%", "\u2018", "\u2019", "\u201c", "\u00a0", "é", "日本", "🚢", "{\"a\":\"b c\"}", "\"\"", "\"\"\"", "\\\\\"");

    private Hostile() {}

    static List<String> known() {
        return List.of("$(reboot)", "\"; reboot; #", "%PATH%", "a&calc", "`whoami`", "", " ", "'", "''", "\"", "\"\"", "\\", "a b\\", "\\\"", "--%", "--", "-", "-a.b:c",
                "a'b", "it's", "$HOME", "!!", "!PATH!", "%", "%%", "%%PATH%%", "100%", "%PATH:a=b^%", "^", "a^b", "a|b", "a>b", "a<b", "@args", "#not", "~root", "*", "=ls", "{a,b}",
                "00123", "0x10", "1e3", "10kb", "1..3", "2>&1", "a;b", "(a)", "a`nb", "a,b", "\u2019; calc; \u2019", "{\"a\":\"b c\"}", "{\"a\":\"x & calc\"}",
                "{\"p\":\"{\\\"q\\\":1}\"}", "[{\"Name\":\"vpc-id\",\"Values\":[\"vpc-1\"]}]", "sha256:abc", "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "C:\\dir\\", "日本 é 🚢");
    }

    /// Control and format characters, which only Bash can be given.
    static List<String> unseen() {
        return List.of("a\nb", "\r", "\t", "a\u001b]0;x\u0007", "\u0003", "\u202egnp", "a\u200bb", "\u2028", "\u0085", "it's\n\\", "\u009b31m", "é\n日本");
    }

    /// The same strings on every run.
    static List<String> random(int count) {
        var random = new Random(20261121);
        var strings = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (var pieces = random.nextInt(1, 9); pieces > 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            strings.add(text.toString());
        }
        return strings;
    }
}
