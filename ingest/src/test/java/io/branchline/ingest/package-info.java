@NullMarked
package io.branchline.ingest;

import org.jspecify.annotations.NullMarked;
