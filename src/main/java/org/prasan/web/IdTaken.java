package org.prasan.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A form came with an id under which something else is kept already. Nothing of it is written, and
 * nobody reads that it was.
 */
@ResponseStatus(HttpStatus.CONFLICT)
public final class IdTaken extends RuntimeException {
  public IdTaken() {
    super("The id of a form is taken");
  }
}
