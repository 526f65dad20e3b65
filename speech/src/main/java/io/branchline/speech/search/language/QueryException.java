package io.branchline.speech.search.language;

import java.io.Serial;
import java.util.List;

/** Carries an error out of the parser's depth; never leaves this package. */
final class QueryException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final transient QueryError error;

  QueryException(int column, QueryError.Code code, String... arguments) {
    super(code.name(), null, false, false);
    this.error = new QueryError(column, code, List.of(arguments));
  }

  QueryError error() {
    return error;
  }
}
