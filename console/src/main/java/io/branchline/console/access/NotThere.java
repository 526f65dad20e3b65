package io.branchline.console.access;

import java.io.Serial;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What does not exist, or not for this person: the two look alike. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotThere extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Says what was asked for, for the log only. */
  public NotThere(String what) {
    super(what);
  }
}
