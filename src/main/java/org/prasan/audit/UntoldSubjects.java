package org.prasan.audit;

import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.Acting;

/** What is not named in the audit log as long as nobody else may know that it is there. */
public interface UntoldSubjects {
  /** What stands there instead of the id; empty for whatever may be named. */
  Optional<String> instead(Acting acting, UUID id);
}
