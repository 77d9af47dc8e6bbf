package org.prasan.standing;

import java.util.List;
import java.util.Locale;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;

/**
 * What an organization holds in the coalition and gives back when it leaves. Each module that knows
 * of such things answers, and hands them over when it hears {@link OrganizationResigned}.
 */
public interface Holdings {
  List<Holding> of(CoalitionId coalition, OrganizationId organization, Locale locale);

  /**
   * Things of one kind.
   *
   * @param count how many
   * @param text what they are, as in "เลขานุการ ถึง 31 ธันวาคม 2569"
   * @param handedOver what will happen to them, as a sentence
   */
  record Holding(int count, String text, String handedOver) {}
}
