package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.audit.Verdict.Break;
import org.prasan.audit.Verdict.Broken;
import org.prasan.audit.Verdict.Unbroken;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@PrasanTest
@Tag("data")
class AuditChainTest {
  @Autowired Audit audit;
  @Autowired AuditEntries entries;
  @Autowired VerifyChain chain;
  @Autowired Scenes scenes;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Seals seals;
  @Autowired SealAudit sealAudit;
  private Coalition coalition = Coalition.NONE;

  @BeforeEach
  void aFreshCoalition() {
    coalition = fresh();
  }

  @Test
  void whatIsRolledBackLeavesNoEntry() {
    inTransaction(
        coalition,
        status -> {
          note(coalition, 1);
          status.setRollbackOnly();
        });
    assertThat(verdict()).isEqualTo(new Unbroken(0, AuditChain.START, null));
  }

  @Test
  void anEntryCannotBeMadeOutsideATransaction() {
    assertThatThrownBy(() -> note(coalition, 1)).hasMessageContaining("No existing transaction");
  }

  @Test
  void anEntryOfAnotherCoalitionIsRefusedByTheDatabase() {
    var other = fresh();
    assertThatThrownBy(() -> inTransaction(coalition, status -> note(other, 1)))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void oneTransactionDoesNotWriteIntoTwoLogs() {
    var other = fresh();
    assertThatThrownBy(
            () ->
                inTransaction(
                    coalition,
                    status -> {
                      note(coalition, 1);
                      note(other, 2);
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatListenersDoDuringTheCommitIsNotedToo() {
    inTransaction(
        coalition,
        status -> {
          note(coalition, 1);
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                  note(coalition, 2);
                }
              });
        });
    assertThat(verdict()).isInstanceOfSatisfying(Unbroken.class, it -> count(it, 2));
  }

  @Test
  void fiftyParallelWritersMakeOneUnbrokenChain() throws Exception {
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          IntStream.range(0, 50)
              .<Callable<Boolean>>mapToObj(
                  writer ->
                      () -> {
                        for (int i = 0; i < 6; i++) write(writer);
                        return true;
                      })
              .toList();
      for (var done : writers.invokeAll(work)) assertThat(done.get()).isTrue();
    }
    assertThat(verdict()).isInstanceOfSatisfying(Unbroken.class, it -> count(it, 300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.entry set hash = hash",
        "delete from audit.entry",
        "truncate audit.entry",
        "delete from audit.head",
        "truncate audit.head",
        "alter table audit.entry disable row level security",
        "drop table audit.entry"
      })
  void theApplicationCanNeitherChangeNorDeleteWhatIsWritten(String sql) {
    write(1);
    assertThatThrownBy(() -> inTransaction(coalition, status -> jdbc.sql(sql).update()))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("ERROR: ");
    assertThat(verdict()).isInstanceOfSatisfying(Unbroken.class, it -> count(it, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "person_id = '0192a000-0000-7000-8000-000000000001'",
        "organization_id = '0192a000-0000-7000-8000-000000000001'",
        "at = at + interval '1 microsecond'",
        "origin = 'elsewhere'",
        "deed = 'thing.deleted'",
        "subject = 'other'",
        "subject_id = '99'",
        "before = null",
        "after = '{\"n\":8}'",
        "previous_hash = repeat('f', 64)",
        "hash = repeat('f', 64)"
      })
  void anEditedEntryIsNamed(String change) {
    writeMany(5);
    tamper("update audit.entry set " + change + " where coalition_id = ? and number = 3");
    assertThat(verdict()).isEqualTo(new Broken(3, Break.CHANGED));
  }

  @Test
  void aTextMovedFromOneFieldToTheNextIsFound() {
    writeMany(3);
    tamper(
        "update audit.entry set subject = subject || left(subject_id, 1),"
            + " subject_id = substr(subject_id, 2) where coalition_id = ? and number = 2");
    assertThat(verdict()).isEqualTo(new Broken(2, Break.CHANGED));
  }

  @Test
  void anEntryWrittenAnewWithAFittingHashBreaksTheNextOne() {
    writeMany(5);
    var third = Tenancy.in(coalition.id(), () -> entries.after(coalition.id(), 2, 1)).getFirst();
    var forged =
        new AuditEntry(
                third.coalitionId(),
                3,
                third.at(),
                null,
                null,
                "forger",
                third.deed(),
                third.subject(),
                third.subjectId(),
                third.before(),
                third.after(),
                third.previousHash(),
                "")
            .sealed();
    tamper(
        "update audit.entry set person_id = null, organization_id = null, origin = 'forger', hash ="
            + " '"
            + forged.hash()
            + "' where coalition_id = ? and number = 3");
    assertThat(verdict()).isEqualTo(new Broken(4, Break.OUT_OF_ORDER));
  }

  @Test
  void twoEntriesThatChangedPlacesAreFound() {
    writeMany(5);
    tamper("update audit.entry set number = 99 where coalition_id = ? and number = 2");
    tamper("update audit.entry set number = 2 where coalition_id = ? and number = 3");
    tamper("update audit.entry set number = 3 where coalition_id = ? and number = 99");
    assertThat(verdict()).isEqualTo(new Broken(2, Break.CHANGED));
  }

  @Test
  void aGapIsNamed() {
    writeMany(5);
    tamper("delete from audit.entry where coalition_id = ? and number = 4");
    assertThat(verdict()).isEqualTo(new Broken(4, Break.MISSING));
  }

  @Test
  void entriesCutOffTheEndAreMissed() {
    writeMany(5);
    tamper("delete from audit.entry where coalition_id = ? and number > 3");
    assertThat(verdict()).isEqualTo(new Broken(4, Break.CUT_OFF));
  }

  @Test
  void aLogThatIsGoneAltogetherIsMissed() {
    writeMany(2);
    tamper("delete from audit.entry where coalition_id = ?");
    assertThat(verdict()).isEqualTo(new Broken(1, Break.CUT_OFF));
  }

  @Test
  void anEntryPutInFromAnotherCoalitionIsFound() {
    writeMany(2);
    var other = fresh();
    inTransaction(other, status -> note(other, 1));
    tamper(
        "insert into audit.entry select ?, 3, at, person_id, organization_id, origin, deed,"
            + " subject, subject_id, before, after, previous_hash, hash from audit.entry where"
            + " coalition_id = '"
            + other.id()
            + "'");
    assertThat(verdict()).isEqualTo(new Broken(3, Break.CHANGED));
  }

  @Test
  void aHeadThatWasMovedIsFound() {
    writeMany(3);
    tamper("update audit.head set number = 2 where coalition_id = ?");
    assertThat(verdict()).isEqualTo(new Broken(3, Break.BEYOND_THE_END));
    tamper("update audit.head set number = 7 where coalition_id = ?");
    assertThat(verdict()).isEqualTo(new Broken(4, Break.CUT_OFF));
    tamper("delete from audit.head where coalition_id = ?");
    assertThat(verdict()).isEqualTo(new Broken(1, Break.BEYOND_THE_END));
  }

  @Test
  void withTheHeadSetBackNothingIsOverwritten() {
    writeMany(3);
    inTransaction(coalition, status -> jdbc.sql("update audit.head set number = 1").update());
    assertThatThrownBy(() -> write(4)).isInstanceOf(DataAccessException.class);
    assertThat(Tenancy.in(coalition.id(), () -> entries.after(coalition.id(), 0, 9))).hasSize(3);
  }

  @Test
  void aChainWrittenAnewFromEndToEndDoesNotFitItsSeal() {
    writeMany(3);
    sealAudit.sealAll();
    assertThat(verdict())
        .isInstanceOfSatisfying(Unbroken.class, it -> assertThat(it.sealed()).isNotNull());
    tamper("delete from audit.entry where coalition_id = ?");
    tamper("delete from audit.head where coalition_id = ?");
    writeMany(2);
    assertThat(verdict()).isEqualTo(new Broken(3, Break.CUT_OFF));
    writeMany(2);
    assertThat(verdict()).isEqualTo(new Broken(3, Break.REWRITTEN));
  }

  @Test
  void aSealCutShortByAPowerFailureSpoilsNothing() {
    writeMany(1);
    sealAudit.sealAll();
    assertThat(Seal.of("2026-11-23T00:00:00Z " + coalition.id() + " 12")).isEmpty();
    assertThat(seals.of(coalition.id())).hasSize(1);
  }

  private void writeMany(int count) {
    for (int i = 0; i < count; i++) write(i);
  }

  private void write(int n) {
    inTransaction(coalition, status -> note(coalition, n));
  }

  private void note(Coalition where, int n) {
    var acting = Acting.system(where, "test");
    audit.record(acting, "thing.changed", "thing", n, Map.of("n", n), Map.of("n", n + 1));
  }

  private Verdict verdict() {
    return Tenancy.in(coalition.id(), () -> chain.verify(coalition.id()));
  }

  private void inTransaction(Coalition where, Consumer<TransactionStatus> work) {
    Tenancy.run(where.id(), () -> new TransactionTemplate(transactions).executeWithoutResult(work));
  }

  private void tamper(String sql) {
    Tampering.run(sql, coalition.id());
  }

  private Coalition fresh() {
    return scenes.fresh().coalition();
  }

  private static void count(Unbroken verdict, long entries) {
    assertThat(verdict.entries()).isEqualTo(entries);
  }
}
