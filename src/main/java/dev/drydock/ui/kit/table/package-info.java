/// Tables as the tabs share them: rows that can be narrowed, grouped, folded, sorted and copied ([LinesModel]), and the control that shows them ([LineTable]).
@NullMarked
package dev.drydock.ui.kit.table;

import org.jspecify.annotations.NullMarked;
