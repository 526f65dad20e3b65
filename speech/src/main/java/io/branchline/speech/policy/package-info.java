/**
 * Masking policies: the YAML that says what is masked, and which policy is in force. Commands and
 * the console may call it.
 */
@NullMarked
package io.branchline.speech.policy;

import org.jspecify.annotations.NullMarked;
