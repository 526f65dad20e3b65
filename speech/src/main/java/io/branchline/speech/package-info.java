/** The speech commands: transcribe, search, and what prepares them. */
@NullMarked
package io.branchline.speech;

import org.jspecify.annotations.NullMarked;
