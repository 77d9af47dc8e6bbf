package org.prasan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** In a Thai locale the old calendar classes silently count years in the Buddhist Era. */
@AnalyzeClasses(packages = "org.prasan", importOptions = DoNotIncludeTests.class)
class BannedCalendarTest {
  @ArchTest
  static final ArchRule noCodeUsesTheOldCalendar =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Calendar")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.GregorianCalendar")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.text.SimpleDateFormat")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date");
}
