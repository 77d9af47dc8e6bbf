package org.prasan.tenancy;

import java.util.Collection;
import java.util.Map;
import org.prasan.language.LocalizedText;

/** What programs are called that acted where else a person does; who keeps tokens answers. */
public interface ProgramNames {
  Map<PersonId, LocalizedText> programs(CoalitionId coalition, Collection<PersonId> ids);
}
