package org.prasan.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On pages that note in the audit log when they refuse what somebody sent. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RefusalsNoted {
  /**
   * What the pages are about, named as the audit log names its subjects. The module says {@code
   * audit.deed.<subject>.input-refused} in its messages.
   */
  String value();
}
