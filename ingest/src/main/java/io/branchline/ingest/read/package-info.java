/** Files of lines: cut into blocks, read block by block or as they grow. Plain Java. */
@NullMarked
package io.branchline.ingest.read;

import org.jspecify.annotations.NullMarked;
