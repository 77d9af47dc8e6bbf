package org.prasan.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes that somebody sent what could not be taken: who, when, about what and why. What was sent is
 * not kept, for it may tell of people.
 */
@Service
public class Refusals {
  static final String FIELD = "because";
  private static final String BECAUSE = Refusals.class.getName();
  private static final String ABOUT = BECAUSE + ".about";
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
  private static final int MOST = 20;

  private final AuditEntries entries;
  private final Audit audit;
  private final JsonMapper json;
  private final Clock clock;

  Refusals(AuditEntries entries, Audit audit, JsonMapper json, Clock clock) {
    this.entries = entries;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Why a page refuses that has no form to say it beside; by the key of the message. */
  public static void because(Model model, Collection<String> reasons) {
    model.addAttribute(BECAUSE, List.copyOf(reasons));
  }

  public static void because(Model model, String reason) {
    because(model, List.of(reason));
  }

  /** What the page is about, where its address names something else. */
  public static void about(Model model, Object subjectId) {
    model.addAttribute(ABOUT, subjectId);
  }

  static @Nullable Object about(Map<String, ?> model) {
    return model.get(ABOUT);
  }

  static Collection<?> told(Map<String, ?> model) {
    return model.get(BECAUSE) instanceof Collection<?> reasons ? reasons : List.of();
  }

  /**
   * In a transaction of its own, since the refused one is rolled back. The same mistake repeated
   * within a short time is noted once.
   *
   * @param reasons keys of messages, without what those put in
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void note(Acting acting, String subject, Object subjectId, Collection<String> reasons) {
    var deed = subject + ".input-refused";
    var told = Map.of(FIELD, new TreeSet<>(reasons).stream().limit(MOST).toList());
    if (!notedLately(acting, deed, subjectId, told))
      audit.record(acting, deed, subject, subjectId, null, told);
  }

  private boolean notedLately(
      Acting acting, String deed, Object subjectId, Map<String, List<String>> told) {
    if (acting.person() == null) return false;
    var same = json.readTree(json.writeValueAsString(told));
    return entries
        .lastOf(acting.coalitionId(), acting.person(), deed, subjectId.toString())
        .filter(entry -> entry.at().isAfter(clock.instant().minus(AGAIN_AFTER)))
        .map(AuditEntry::after)
        .filter(after -> json.readTree(after).equals(same))
        .isPresent();
  }
}
