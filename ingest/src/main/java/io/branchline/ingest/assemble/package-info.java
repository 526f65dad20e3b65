/**
 * From events to rows: what a call was, and what an agent did. Plain Java, the same for files,
 * streams and repairs; rules in {@code docs/formats/canonical-events.md}.
 */
@NullMarked
package io.branchline.ingest.assemble;

import org.jspecify.annotations.NullMarked;
