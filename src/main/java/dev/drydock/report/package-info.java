/// What leaves Drydock on paper: the diagnosis as JSON and as text, the path as a picture. All of it pure: the same input gives the same bytes.
@NullMarked
package dev.drydock.report;

import org.jspecify.annotations.NullMarked;
