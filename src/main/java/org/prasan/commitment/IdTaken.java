package org.prasan.commitment;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A form came with an id under which something else is kept already. Nothing of it is written, or
 * half of a step would be.
 */
@ResponseStatus(HttpStatus.CONFLICT)
final class IdTaken extends RuntimeException {
  IdTaken() {
    super("The id of a form is taken");
  }
}
