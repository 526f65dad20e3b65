@NullMarked
package io.branchline.ingest.flink;

import org.jspecify.annotations.NullMarked;
