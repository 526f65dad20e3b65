@NullMarked
package io.branchline.ingest.assemble;

import org.jspecify.annotations.NullMarked;
