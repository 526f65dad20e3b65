/** Processes that outlive the command that starts them: the engine, the console, Superset. */
@NullMarked
package io.branchline.warehouse.service;

import org.jspecify.annotations.NullMarked;
