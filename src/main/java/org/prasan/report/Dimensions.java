package org.prasan.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.prasan.client.AgeBand;
import org.prasan.coalition.District;
import org.prasan.coalition.Territory;
import org.prasan.directory.Needs;
import org.prasan.directory.Sex;
import org.prasan.membership.OrganizationKind;
import org.prasan.referral.ReferralFacts;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** What each thing by which cases are told apart can be, whether or not there is such a case. */
@Component
class Dimensions {
  private final Needs needs;
  private final Territory territory;

  Dimensions(Needs needs, Territory territory) {
    this.needs = needs;
    this.territory = territory;
  }

  Dimension of(CoalitionId coalition, Value value) {
    return new Dimension(value.word(), values(coalition, value));
  }

  private List<String> values(CoalitionId coalition, Value value) {
    return switch (value) {
      case NEED ->
          withOther(
              needs.terms().stream().filter(term -> term.parent() == null).map(Needs.Term::code));
      case DISTRICT -> withOther(territory.districts(coalition).stream().map(District::code));
      case AGE -> names(AgeBand.values()).toList();
      case SEX -> withOther(names(Sex.values()));
      case URGENCY -> ReferralFacts.urgencies();
      case ANSWER -> List.of(CountedCase.ACCEPTED, CountedCase.NOT_ACCEPTED);
      case TIME -> names(AnswerTime.values()).toList();
      case RECEIVER -> withOther(names(OrganizationKind.values()));
      case LOOP -> List.of(CountedCase.CLOSED, CountedCase.NOT_CLOSED);
      case REFUSAL -> {
        var reasons = new ArrayList<>(List.of(CountedCase.NONE));
        // One of the reasons is "other" by itself.
        ReferralFacts.reasons().forEach(reason -> reasons.add(reason.code()));
        yield reasons;
      }
    };
  }

  private static Stream<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name);
  }

  private static List<String> withOther(Stream<String> values) {
    return Stream.concat(values, Stream.of(CountedCase.OTHER)).toList();
  }
}
