package org.prasan.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Outside a transaction nobody has told the database whose rows it may show, and it shows none. A
 * method that sends SQL is therefore transactional, or reached from transactional code alone.
 */
final class RunSqlInTransactions extends ArchCondition<JavaClass> {
  RunSqlInTransactions() {
    super("send SQL in transactions only");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().isEquivalentTo(JdbcClient.class))
        .filter(call -> !isCovered(call.getOrigin(), new HashSet<>()))
        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
  }

  private static boolean isCovered(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
    if (!seen.add(code) || isTransactional(code)) return true;
    var callers = callers(code).toList();
    return !callers.isEmpty() && callers.stream().allMatch(caller -> isCovered(caller, seen));
  }

  private static Stream<JavaCodeUnit> callers(JavaCodeUnit code) {
    return Stream.concat(
            code.getCallsOfSelf().stream().map(JavaAccess::getOrigin),
            code instanceof JavaMethod method
                ? method.getReferencesToSelf().stream().map(JavaAccess::getOrigin)
                : Stream.<JavaCodeUnit>empty())
        .distinct();
  }

  private static boolean isTransactional(JavaCodeUnit code) {
    return code.isAnnotatedWith(Transactional.class)
        || code.getOwner().isAnnotatedWith(Transactional.class)
        || code.getOwner().isAssignableTo(TransactionSynchronization.class)
        || code.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getTargetOwner().isAssignableTo(TransactionTemplate.class));
  }
}
