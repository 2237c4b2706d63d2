/// A service's path as a display list: every shape placed in absolute coordinates, coloured by role, and tied to the thing that it stands for. The canvas, the
/// SVG and the PNG all paint this list, and nothing else lays the path out, so that no two pictures of one path can differ.
@NullMarked
package dev.drydock.drawing;

import org.jspecify.annotations.NullMarked;
