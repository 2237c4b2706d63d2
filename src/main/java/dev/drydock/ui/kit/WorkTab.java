package dev.drydock.ui.kit;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/// What a feature puts under the canvas. The shell makes the tab of it, the action that shows it and its key, Ctrl+1 and on in the order of the tabs.
///
/// @param id names the tab, such as `findings`; its action is `show-findings`
/// @param name the one word by which menus and palette call it
/// @param title what stands on the tab, such as `Findings 7`
/// @param content made when the tab is first shown; what narrows it stands in its own first line, styled `tab-bar`
public record WorkTab(String id, String name, Ikon icon, ObservableValue<String> title, Supplier<Node> content) {}
