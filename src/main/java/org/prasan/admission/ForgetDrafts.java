package org.prasan.admission;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
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
  private final Coalitions coalitions;
  private final Drafts drafts;
  private final Papers papers;
  private final Files files;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ForgetDrafts(
      Coalitions coalitions,
      Drafts drafts,
      Papers papers,
      Files files,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.coalitions = coalitions;
    this.drafts = drafts;
    this.papers = papers;
    this.files = files;
    this.jdbc = jdbc;
    this.transaction = transaction;
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
    for (var id : drafts.old(coalition.id())) {
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

  private void delete(String sql, Coalition coalition, ApplicationId id) {
    jdbc.sql(sql).param(coalition.id().value()).param(id.value()).update();
  }
}
