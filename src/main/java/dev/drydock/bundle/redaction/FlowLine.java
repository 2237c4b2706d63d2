package dev.drydock.bundle.redaction;

import java.util.regex.Pattern;

/// Which lines of a log are flow-log records, so that nothing but the network's own words is in them (Amazon VPC user guide, "Flow log records"). Every word must be of a kind that such records have.
final class FlowLine {
    private static final Pattern WORD = Pattern.compile("-|[0-9]{1,20}|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}|ACCEPT|REJECT|OK|NODATA|SKIPDATA|unknown|ingress|egress|IPv4|IPv6|EFA"
            + "|(?:eni|vpc|subnet|i)-[0-9a-f]{8,17}|[a-z]{2}-(?:[a-z]{3,10}-){1,2}[0-9]|[a-z]{3}[a-z0-9]{1,6}-az[0-9]|AMAZON|S3|EC2|DYNAMODB|CLOUDFRONT|ROUTE53(?:_HEALTHCHECKS)?|API_GATEWAY|KINESIS_VIDEO_STREAMS");
    private static final Pattern OUTCOME = Pattern.compile("(?:^| )(?:ACCEPT|REJECT|NODATA|SKIPDATA)(?: |$)");
    /// A number, a time or one such word: what a query on flow logs answers in a field.
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9:.]{8,16}Z?|-?[0-9]{1,20}(?:\\.[0-9]{1,20})?");

    private FlowLine() {}

    static boolean is(String line) {
        if (line.length() > 1000) {
            return false;
        }
        var words = line.strip().split(" +");
        return words.length >= 5 && OUTCOME.matcher(line).find() && areWords(words);
    }

    static boolean isField(String value) {
        return value.length() <= 64 && (TIME.matcher(value).matches() || WORD.matcher(value).matches());
    }

    private static boolean areWords(String[] words) {
        for (var word : words) {
            if (word.length() > 64 || !WORD.matcher(word).matches()) {
                return false;
            }
        }
        return true;
    }
}
