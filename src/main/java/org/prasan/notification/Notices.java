package org.prasan.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what happened and what waits for them: in their inbox, and by e-mail as each has
 * chosen. A notice is written in the transaction of its cause, so that neither is without the
 * other.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Notices {
  /** What is told within this time comes in one e-mail. */
  static final Duration TOGETHER = Duration.ofMinutes(2);

  private final NoticeRows rows;
  private final Preferences preferences;
  private final MailQueue queue;
  private final Clock clock;
  private final Settings settings;

  Notices(
      NoticeRows rows, Preferences preferences, MailQueue queue, Clock clock, Settings settings) {
    this.rows = rows;
    this.preferences = preferences;
    this.queue = queue;
    this.clock = clock;
    this.settings = settings;
  }

  /** Nothing happens if that person was told the same before. */
  public void tell(Notice notice) {
    var chosen = preferences.of(notice.coalition().id(), notice.person());
    tell(notice, chosen.way(notice.topic()), chosen.habit());
  }

  /** The same, but by e-mail in the digest of the day alone: the moment would tell of the cause. */
  public void tellByDigest(Notice notice) {
    var chosen = preferences.of(notice.coalition().id(), notice.person());
    var way = chosen.way(notice.topic());
    tell(notice, way == Way.NOW ? Way.DIGEST : way, chosen.habit());
  }

  private void tell(Notice notice, Way way, Habit habit) {
    var coalition = notice.coalition().id();
    var now = clock.instant();
    var id = FreshId.next();
    if (rows.add(id, notice, way, now) && way == Way.NOW)
      queue.put(
          new MailQueue.Entry(id, coalition, notice.person(), false),
          due(notice.topic(), habit, now));
  }

  /**
   * What does not wait any more, for instance because somebody else answered, is neither counted
   * nor sent.
   *
   * @param dedupePrefix how the notices of the matter begin
   */
  public void done(Coalition coalition, String dedupePrefix) {
    queue.takeBack(rows.done(coalition.id(), dedupePrefix, clock.instant()));
  }

  private Instant due(Topic topic, Habit habit, Instant now) {
    if (topic.urgent()) return now;
    // Somebody may be waiting at a desk for the answer of a confidential one.
    var at = topic.confidential() ? now : now.plus(TOGETHER);
    return at.plus(habit.held(at.atZone(settings.timeZone())));
  }
}
