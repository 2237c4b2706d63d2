package dev.drydock.ui.kit;

import javafx.beans.value.ObservableValue;

/// Where guided playbooks are offered: what a pane needs of them, whoever shows them.
public interface Guides {
    /// The title of a playbook; its id until the playbooks are read.
    ObservableValue<String> title(String playbook);

    /// Opens a playbook for the service that is selected.
    void open(String playbook);
}
