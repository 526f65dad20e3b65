/**
 * Settings that figures depend on, stored with every version: who set what, when. Console and jobs
 * use it.
 */
@NullMarked
package io.branchline.scoring.setting;

import org.jspecify.annotations.NullMarked;
