package org.prasan.audit;

import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes that somebody sent what could not be taken: who, when, about what and why. What was sent is
 * not kept, for it may tell of people.
 */
@Service
public class Refusals {
  static final String FIELD = "because";
  static final String NOTED = Refusals.class.getName() + ".noted";
  private static final String BECAUSE = Refusals.class.getName();
  private static final String ABOUT = BECAUSE + ".about";
  private static final String AND_MORE = "audit.and-more";
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
  private static final int MOST_REASONS = 20;

  /** Of one person in one respect until a while has passed; who is refused more is flooding. */
  static final int MOST_ENTRIES = 30;

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

  /** Why a program is refused, which is shown no page. */
  public static void because(HttpServletRequest request, Collection<String> reasons) {
    request.setAttribute(BECAUSE, List.copyOf(reasons));
  }

  /** What the page is about, where its address names something else. */
  public static void about(Model model, Object subjectId) {
    model.addAttribute(ABOUT, subjectId);
  }

  /**
   * That what is refused now is told by an entry of its own, so that nothing more is noted of this
   * request.
   */
  public static void noted() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) request.setAttribute(NOTED, true, RequestAttributes.SCOPE_REQUEST);
  }

  static @Nullable Object about(Map<String, ?> model) {
    return model.get(ABOUT);
  }

  static Collection<String> told(Map<String, ?> model) {
    return keys(model.get(BECAUSE));
  }

  static Collection<String> told(HttpServletRequest request) {
    return keys(request.getAttribute(BECAUSE));
  }

  private static Collection<String> keys(@Nullable Object told) {
    return told instanceof Collection<?> reasons
        ? reasons.stream().map(Object::toString).toList()
        : List.of();
  }

  /**
   * In a transaction of its own, since the refused one is rolled back. The same mistake repeated
   * within a short time is noted once, and of many within that time that there were more.
   *
   * @param reasons keys of messages, without what those put in
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void note(Acting acting, String subject, Object subjectId, Collection<String> reasons) {
    noted();
    var deed = subject + ".input-refused";
    var told = because(reasons);
    var lately = lately(acting, deed);
    if (lately.size() > MOST_ENTRIES) return;
    if (lately.size() == MOST_ENTRIES)
      audit.record(acting, deed, subject, acting.coalitionId(), null, because(List.of(AND_MORE)));
    else if (!stands(lately, subjectId, told))
      audit.record(acting, deed, subject, subjectId, null, told);
  }

  private static Map<String, List<String>> because(Collection<String> reasons) {
    return Map.of(FIELD, new TreeSet<>(reasons).stream().limit(MOST_REASONS).toList());
  }

  private List<AuditEntry> lately(Acting acting, String deed) {
    if (acting.person() == null) return List.of();
    var since = clock.instant().minus(AGAIN_AFTER);
    return entries.since(acting.coalitionId(), acting.person(), deed, since, MOST_ENTRIES + 1);
  }

  private boolean stands(
      List<AuditEntry> lately, Object subjectId, Map<String, List<String>> told) {
    var same = json.readTree(json.writeValueAsString(told));
    return lately.stream()
        .filter(entry -> entry.subjectId().equals(subjectId.toString()))
        .map(AuditEntry::after)
        .anyMatch(after -> json.readTree(after).equals(same));
  }
}
