/**
 * The evaluation form: sections, weighted questions, the rules of automatic ones, and the YAML that
 * it is written in. Plain Java over one YAML library; any module may use it.
 */
@NullMarked
package io.branchline.scoring.form;

import org.jspecify.annotations.NullMarked;
