/// What leaves Drydock on paper: the diagnosis as text, Markdown, HTML, JSON and SARIF, the path as a picture. All of it pure: the same input gives the same bytes.
@NullMarked
package dev.drydock.report;

import org.jspecify.annotations.NullMarked;
