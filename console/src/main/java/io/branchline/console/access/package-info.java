/**
 * What one signed-in person may read, and the record of what that person did. Pages read through
 * this and nothing else.
 */
@NullMarked
package io.branchline.console.access;

import org.jspecify.annotations.NullMarked;
