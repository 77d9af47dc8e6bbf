package org.prasan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule twice: our code keeps it, and it would notice code that does not. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isWritten)
          .importPackages("org.prasan");
  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importPackages("example.violations");

  /** Not made by the build for the jar, from what was written. */
  private static boolean isWritten(Location place) {
    return !place.contains("__") && !place.contains("$$");
  }

  private static final Map<String, ArchRule> RULES =
      Map.ofEntries(
          Map.entry("SqlOutsideATransaction", Rules.SQL_RUNS_IN_TRANSACTIONS),
          Map.entry("ClockOnTheWall", Rules.TIME_COMES_FROM_A_CLOCK),
          Map.entry("ClockOfTheMachine", Rules.THE_MACHINES_CLOCK_IS_FOR_IDS_ONLY),
          Map.entry("FieldInjection", Rules.NOTHING_IS_INJECTED_INTO_FIELDS),
          Map.entry("PublicController", Rules.CONTROLLERS_STAY_IN_THEIR_MODULE),
          Map.entry("RouteWithoutPermit", Rules.EVERY_ROUTE_SAYS_WHO_MAY),
          Map.entry("PersonDto", Rules.NAMES_SAY_WHAT_A_THING_IS),
          Map.entry("TalksToTheTerminal", Rules.ONLY_COMMANDS_WRITE_TO_THE_TERMINAL),
          Map.entry("OldCalendar", Rules.NOBODY_USES_THE_OLD_CALENDAR));

  static Stream<Arguments> rules() {
    return RULES.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ourCodeKeepsTheRule(String violation, ArchRule rule) {
    rule.check(OURS);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleNoticesItsViolationAndNothingElse(String violation, ArchRule rule) {
    var noticed = rule.evaluate(VIOLATIONS).getFailureReport().getDetails();
    assertThat(noticed)
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(detail).contains("example.violations." + violation));
  }

  @Test
  void allOfOurCodeIsLookedAt() {
    assertThat(OURS).hasSizeGreaterThan(100);
  }
}
