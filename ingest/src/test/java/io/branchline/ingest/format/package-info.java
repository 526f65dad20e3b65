@NullMarked
package io.branchline.ingest.format;

import org.jspecify.annotations.NullMarked;
