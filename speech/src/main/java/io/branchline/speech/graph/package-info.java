/**
 * The automata of a recogniser: its language model, its graph of sounds, and both put together into
 * the graph that is searched. Files are OpenFst's. Knows neither Vosk nor where models lie.
 */
@NullMarked
package io.branchline.speech.graph;

import org.jspecify.annotations.NullMarked;
