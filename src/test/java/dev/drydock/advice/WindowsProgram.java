package dev.drydock.advice;

import java.util.ArrayList;
import java.util.List;

/// A Windows program's view of its command line, by Microsoft's "Parsing C command-line arguments".
final class WindowsProgram {
    private WindowsProgram() {}

    static List<String> arguments(String commandLine) {
        var arguments = new ArrayList<String>();
        var i = 0;
        while (true) {
            while (i < commandLine.length() && (commandLine.charAt(i) == ' ' || commandLine.charAt(i) == '\t')) {
                i++;
            }
            if (i == commandLine.length()) {
                return arguments;
            }
            var argument = new StringBuilder();
            var inQuotes = false;
            while (i < commandLine.length() && (inQuotes || commandLine.charAt(i) != ' ' && commandLine.charAt(i) != '\t')) {
                var backslashes = 0;
                while (i < commandLine.length() && commandLine.charAt(i) == '\\') {
                    backslashes++;
                    i++;
                }
                if (i < commandLine.length() && commandLine.charAt(i) == '"') {
                    argument.repeat('\\', backslashes / 2);
                    if (backslashes % 2 == 1) {
                        argument.append('"');
                    } else if (inQuotes && i + 1 < commandLine.length() && commandLine.charAt(i + 1) == '"') {
                        argument.append('"');
                        i++;
                    } else {
                        inQuotes = !inQuotes;
                    }
                    i++;
                } else {
                    argument.repeat('\\', backslashes);
                    if (backslashes == 0) {
                        argument.append(commandLine.charAt(i++));
                    }
                }
            }
            arguments.add(argument.toString());
        }
    }
}
