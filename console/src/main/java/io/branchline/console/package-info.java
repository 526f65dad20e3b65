/**
 * The console: its commands and the server that puts the pages together. Nothing calls it but the
 * launcher.
 */
@NullMarked
package io.branchline.console;

import org.jspecify.annotations.NullMarked;
