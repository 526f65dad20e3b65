package io.branchline.speech.mask;

import java.util.Arrays;
import java.util.Optional;

/** What a secret is; its {@link #id} stands in tokens, tables and policies. */
public enum SecretKind {
  /** A payment card's number. */
  CARD("card"),
  /** A bank account's number, or another long number that was asked for as one. */
  ACCOUNT("account"),
  /** An identity card's number, a passport's, a social security number. */
  IDENTITY("identity"),
  /** A telephone number. */
  PHONE("phone"),
  /** A verification code, good for one use. */
  CODE("code"),
  /** A card security code (CVV, CVC). */
  SECURITY_CODE("security-code"),
  /** A PIN or a password of digits. */
  PIN("pin"),
  /** A run of digits too long to be anything harmless, of which nothing else is known. */
  NUMBER("number");

  private final String id;

  SecretKind(String id) {
    this.id = id;
  }

  /** Its name in tokens, tables and policies. */
  public String id() {
    return id;
  }

  /** The kind of that name. */
  public static Optional<SecretKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
