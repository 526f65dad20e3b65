/** Accounts, roles and what each role may do. Called by every page; knows nothing of the web. */
@NullMarked
package io.branchline.console.account;

import org.jspecify.annotations.NullMarked;
