package org.prasan.admission;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.prasan.files.FileId;
import org.prasan.files.Files;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets what somebody began to write and never handed in: nobody but its writer ever read it. */
@Service
class ForgetDrafts {
  static final Duration KEPT = Duration.ofDays(365);

  private final Coalitions coalitions;
  private final Papers papers;
  private final Files files;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Today today;

  ForgetDrafts(
      Coalitions coalitions,
      Papers papers,
      Files files,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Today today) {
    this.coalitions = coalitions;
    this.papers = papers;
    this.files = files;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.today = today;
  }

  @Bean
  static RecurringTask<Void> forgetDraftsJob(ForgetDrafts drafts) {
    return Tasks.recurring("forget-drafts", FixedDelay.of(Duration.ofHours(24)))
        .execute((task, context) -> drafts.forget());
  }

  void forget() {
    for (var coalition : coalitions.all())
      Tenancy.run(
          coalition.id(), () -> transaction.executeWithoutResult(status -> forget(coalition)));
  }

  private void forget(Coalition coalition) {
    var acting = Acting.system(coalition, "forget drafts");
    for (var id : old(coalition)) {
      for (var paper : papers.of(coalition.id(), id)) {
        papers.remove(coalition.id(), paper.id());
        files.remove(acting, new FileId(paper.file()));
      }
      delete(
          "delete from admission.link where coalition_id = ? and application_id = ?",
          coalition,
          id);
      delete(
          "delete from admission.entry where coalition_id = ? and application_id = ?",
          coalition,
          id);
      delete("delete from admission.application where coalition_id = ? and id = ?", coalition, id);
    }
  }

  private List<ApplicationId> old(Coalition coalition) {
    return jdbc.sql(
            """
            select id from admission.application
            where coalition_id = :coalition and state = 'DRAFT' and started_at < :before
            limit 500 for update
            """)
        .param("coalition", coalition.id().value())
        .param("before", Applications.utc(today.now().minus(KEPT)))
        .query((row, number) -> new ApplicationId(row.getObject("id", UUID.class)))
        .list();
  }

  private void delete(String sql, Coalition coalition, ApplicationId id) {
    jdbc.sql(sql).param(coalition.id().value()).param(id.value()).update();
  }
}
