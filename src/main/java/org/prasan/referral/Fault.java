package org.prasan.referral;

import java.util.List;
import org.prasan.web.FormCheck;

/**
 * Something that is wrong with what was sent.
 *
 * @param field where
 * @param key of the sentence that says what
 */
public record Fault(String field, String key, List<Object> arguments) {
  public Fault {
    arguments = List.copyOf(arguments);
  }

  static Fault of(String field, String key, Object... arguments) {
    return new Fault(field, key, List.of(arguments));
  }

  void tell(FormCheck check) {
    check.wrong(field, key, arguments.toArray());
  }
}
