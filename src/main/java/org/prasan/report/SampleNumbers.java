package org.prasan.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.prasan.coalition.District;
import org.prasan.coalition.Territory;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invented cases of past months, so that the numbers of a sample coalition have something to show.
 */
@Component
public class SampleNumbers {
  private static final int MONTHS = 24;
  private static final int FEWEST = 9;
  private static final int MORE = 8;

  private final CountedMonths months;
  private final CountMonths count;
  private final Territory territory;

  SampleNumbers(CountedMonths months, CountMonths count, Territory territory) {
    this.months = months;
    this.count = count;
    this.territory = territory;
  }

  /** Always the same for the same months, and nothing where a month is counted already. */
  @Transactional
  public void load(CoalitionId coalition) {
    var districts = territory.districts(coalition).stream().map(District::code).toList();
    Tenancy.asProduct(coalition, () -> loaded(coalition, districts));
  }

  private boolean loaded(CoalitionId coalition, List<String> districts) {
    var random = new Random(MONTHS);
    var open = count.firstOpen();
    for (var month = open.minusMonths(MONTHS); month.isBefore(open); month = month.plusMonths(1)) {
      var cases = new ArrayList<CountedCase>();
      int many = FEWEST + random.nextInt(MORE);
      for (int i = 0; i < many; i++) cases.add(invented(month, districts, random));
      if (months.claim(coalition, month)) months.keep(coalition, cases);
    }
    return true;
  }

  private static CountedCase invented(YearMonth month, List<String> districts, Random random) {
    var values = new EnumMap<Value, String>(Value.class);
    boolean accepted = random.nextInt(10) < 7;
    values.put(
        Value.NEED,
        one(
            random,
            "shelter",
            "shelter",
            "protection",
            "protection",
            "legal",
            "medical",
            "psychosocial",
            "registration",
            "education"));
    values.put(
        Value.DISTRICT,
        districts.isEmpty()
            ? CountedCase.OTHER
            : districts.get(Math.min(random.nextInt(districts.size()), random.nextInt(5))));
    values.put(
        Value.AGE, one(random, "FROM_6", "FROM_12", "FROM_15", "FROM_15", "FROM_18", "FROM_25"));
    values.put(Value.SEX, one(random, "FEMALE", "FEMALE", "FEMALE", "MALE", CountedCase.OTHER));
    values.put(Value.URGENCY, one(random, "EMERGENCY", "URGENT", "URGENT", "NORMAL", "NORMAL"));
    values.put(Value.ANSWER, accepted ? CountedCase.ACCEPTED : CountedCase.NOT_ACCEPTED);
    values.put(
        Value.TIME,
        one(
            random,
            "WITHIN_4_HOURS",
            "WITHIN_24_HOURS",
            "WITHIN_24_HOURS",
            "WITHIN_72_HOURS",
            "WITHIN_2_WEEKS",
            accepted ? "LATER" : "NEVER"));
    values.put(Value.RECEIVER, one(random, "FOUNDATION", "FOUNDATION", "ASSOCIATION", "AGENCY"));
    boolean closed = accepted && random.nextInt(10) < 6;
    values.put(Value.LOOP, closed ? CountedCase.CLOSED : CountedCase.NOT_CLOSED);
    values.put(
        Value.REFUSAL,
        accepted
            ? CountedCase.NONE
            : one(
                random,
                "NO_CAPACITY",
                "NO_CAPACITY",
                "WRONG_SERVICE",
                "CLIENT_DECLINED",
                "CLIENT_UNREACHABLE",
                CountedCase.NONE));
    return new CountedCase(month, values);
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
