/**
 * The query language: text in, a tree or an error that points at its column out. Plain Java, no
 * index; {@code docs/search.md} says it for people.
 */
@NullMarked
package io.branchline.speech.search.language;

import org.jspecify.annotations.NullMarked;
