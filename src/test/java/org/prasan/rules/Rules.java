package org.prasan.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import org.prasan.operation.Command;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What holds in all of our code; each rule is seen failing on a class in example.violations. */
final class Rules {
  static final ArchRule SQL_RUNS_IN_TRANSACTIONS = classes().should(new RunSqlInTransactions());

  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.prasan.operation")
          .should()
          .callMethodWhere(
              target(name("now"))
                  .and(target(owner(resideInAPackage("java.time.."))))
                  .and(withoutAClock()))
          .orShould()
          .callMethodWhere(
              target(name("system").or(name("systemUTC")).or(name("systemDefaultZone")))
                  .and(target(owner(resideInAPackage("java.time.."))))
                  .and(outside("WebConfiguration")))
          .because("rules about time must be testable, also on 29 February");

  static final ArchRule THE_MACHINES_CLOCK_IS_FOR_IDS_ONLY =
      noClasses()
          .that()
          .doNotHaveSimpleName("FreshId")
          .and()
          .resideOutsideOfPackage("org.prasan.operation")
          .should()
          .callMethod(System.class, "currentTimeMillis");

  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource")
          .because("what a class needs stands in its constructor");

  static final ArchRule CONTROLLERS_STAY_IN_THEIR_MODULE =
      classes().that().areMetaAnnotatedWith(Controller.class).should().bePackagePrivate();

  static final ArchRule EVERY_ROUTE_SAYS_WHO_MAY =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .and()
          .areDeclaredInClassesThat()
          .doNotHaveSimpleName("ErrorPageController")
          .should()
          .beAnnotatedWith(Permit.class);

  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .because("each of these hides a better word");

  static final ArchRule ONLY_COMMANDS_WRITE_TO_THE_TERMINAL =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.prasan.operation")
          .and()
          .doNotImplement(Command.class)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** In a Thai locale the old calendar classes silently count years in the Buddhist Era. */
  static final ArchRule NOBODY_USES_THE_OLD_CALENDAR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Calendar")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.GregorianCalendar")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.text.SimpleDateFormat");

  private Rules() {}

  private static DescribedPredicate<JavaCall<?>> withoutAClock() {
    return DescribedPredicate.describe(
        "without a Clock",
        call ->
            call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isAssignableTo(java.time.Clock.class)));
  }

  private static DescribedPredicate<JavaCall<?>> outside(String simpleName) {
    return DescribedPredicate.describe(
        "outside " + simpleName, call -> !outermost(call.getOriginOwner()).equals(simpleName));
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(Rules::outermost).orElse(type.getSimpleName());
  }
}
