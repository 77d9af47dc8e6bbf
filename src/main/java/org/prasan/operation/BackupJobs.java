package org.prasan.operation;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups as a job, so that one copy of the application makes them; and what the start says. */
@Configuration(proxyBeanMethods = false)
class BackupJobs {
  @Bean
  static ProveBackup proveBackup(Settings settings) {
    return new ProveBackup(settings);
  }

  @Bean
  static RecurringTask<Void> nightlyBackupJob(
      Settings settings, Database database, ProveBackup proof) {
    var nightly = new NightlyBackup(settings, database::await, proof, SealedArchive.Effort.FULL);
    return Tasks.recurring("nightly-backup", new NowAndThen())
        .execute((task, context) -> nightly.doWhatIsDue(Instant.now()));
  }

  @Bean
  static StartNotes backupNotes(Settings settings) {
    return () -> notes(settings);
  }

  private static List<String> notes(Settings settings) {
    if (!settings.backsUpByItself()) return List.of();
    var where = "สำรองข้อมูล · backups      " + settings.backupFolder();
    Passphrase.unattended(settings);
    if (Passphrase.isNoted(settings)) return List.of(where);
    return List.of(
        where,
        "โปรดจดรหัสผ่านของข้อมูลสำรองไว้นอกเครื่องนี้ ผู้ดูแลระบบอ่านได้ที่",
        "Please write down the passphrase of the backups; the operator reads it at",
        settings.address("/installation/backups"));
  }

  /** Looks often whether something is due, first when the start is well over. */
  private static final class NowAndThen implements Schedule {
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration THEN = Duration.ofMinutes(10);

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
      return complete.getTimeDone().plus(THEN);
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
      return now.plus(FIRST);
    }
  }
}
