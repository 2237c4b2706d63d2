package dev.drydock.advice;

/// How a Windows program splits its command line into arguments (Microsoft C++ documentation, "Parsing C command-line arguments"): blanks separate,
/// double quotes hold together, and a backslash is special only in a run that ends at a double quote.
final class WindowsArguments {
    private WindowsArguments() {}

    /// The argument in double quotes.
    ///
    /// @param quote how a double quote within is written: `\"`, or `""`
    static String quoted(String argument, String quote) {
        var word = new StringBuilder("\"");
        var backslashes = 0;
        for (var i = 0; i < argument.length(); i++) {
            var c = argument.charAt(i);
            if (c == '"') {
                word.repeat('\\', backslashes).append(quote);
            } else {
                word.append(c);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
        }
        return word.repeat('\\', backslashes).append('"').toString();
    }
}
