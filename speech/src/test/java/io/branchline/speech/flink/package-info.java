/** The job on real clusters. */
@NullMarked
package io.branchline.speech.flink;

import org.jspecify.annotations.NullMarked;
