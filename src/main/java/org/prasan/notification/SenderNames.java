package org.prasan.notification;

import java.util.Optional;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;

/** Under which name mails of a coalition arrive, where it has chosen one; the coalition answers. */
public interface SenderNames {
  Optional<LocalizedText> sender(CoalitionId coalition);
}
