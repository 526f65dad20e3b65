/**
 * What must not be stored is taken out of the words here, between the recogniser and the tables.
 */
@NullMarked
package io.branchline.speech.mask;

import org.jspecify.annotations.NullMarked;
