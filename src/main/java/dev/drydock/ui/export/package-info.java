/// Saving and copying what is shown: reports in five forms, and the picture of the path.
///
/// There is no PDF: the libraries that make one of HTML without a browser lay out CSS 2.1, without the flex boxes and grids that the report stands on, need a second one for its pictures, and paint
/// through AWT. The HTML report has a style sheet for paper, so that every browser's "save as PDF" gives the report as it is.
@NullMarked
package dev.drydock.ui.export;

import org.jspecify.annotations.NullMarked;
