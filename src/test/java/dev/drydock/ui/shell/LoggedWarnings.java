package dev.drydock.ui.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Hears what JavaFX complains of during a test.
final class LoggedWarnings extends Handler implements BeforeEachCallback, AfterEachCallback {
    private final Logger logger;
    private final List<String> records = new CopyOnWriteArrayList<>();

    LoggedWarnings(String name) {
        logger = Logger.getLogger(name);
    }

    List<String> records() {
        return records;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        logger.addHandler(this);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.removeHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            records.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
