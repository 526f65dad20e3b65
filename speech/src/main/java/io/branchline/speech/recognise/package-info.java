/**
 * Speech to words: the recogniser's interface, the models and Vosk behind it. Only this package
 * knows Vosk.
 */
@NullMarked
package io.branchline.speech.recognise;

import org.jspecify.annotations.NullMarked;
