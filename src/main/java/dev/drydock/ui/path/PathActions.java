package dev.drydock.ui.path;

import dev.drydock.ui.kit.Action;
import dev.drydock.ui.kit.Action.Section;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// What the picture offers to menus, palette and the sheet of keys. Its own keys work where the picture has the focus, so they are no accelerators of the window.
public final class PathActions {
    /// Where in the menu of the view they stand.
    public static final String MENU = "Picture";

    private PathActions() {}

    public static List<Action> of(PathView view) {
        return List.of(
                Action.of("picture-larger", Section.VIEW, "Larger").under(MENU).icon(Feather.ZOOM_IN).runs(view::zoomIn),
                Action.of("picture-smaller", Section.VIEW, "Smaller").under(MENU).icon(Feather.ZOOM_OUT).runs(view::zoomOut),
                Action.of("picture-all", Section.VIEW, "All of it").under(MENU).icon(Feather.MAXIMIZE).runs(view::fit),
                Action.of("picture-full-size", Section.VIEW, "Full size").under(MENU).icon(Feather.SQUARE).runs(view::fullSize),
                Action.of("picture-selected", Section.VIEW, "Bring what is selected near").under(MENU).icon(Feather.CROSSHAIR).runs(view::focusOnSelected),
                Action.of("picture-words", Section.VIEW, "List the path in words").under(MENU).icon(Feather.LIST).on(view.showsWordsProperty()).runs(view::toggleWords));
    }
}
