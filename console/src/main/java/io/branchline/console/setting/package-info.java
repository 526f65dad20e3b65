/** The settings that people change from the console; every version is kept. */
@NullMarked
package io.branchline.console.setting;

import org.jspecify.annotations.NullMarked;
