/** Sign-in, sessions, response headers. Stands before the pages; no page calls it. */
@NullMarked
package io.branchline.console.security;

import org.jspecify.annotations.NullMarked;
