package org.prasan.admission;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications on to another state, and notes in the audit log what is done with them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Moves {
  private final Applications applications;
  private final Audit audit;
  private final Today today;

  Moves(Applications applications, Audit audit, Today today) {
    this.applications = applications;
    this.audit = audit;
    this.today = today;
  }

  /**
   * @param days within which whoever is next should act; 0 if nobody is
   */
  void to(Acting acting, Application application, State to, int days) {
    to(acting, application, to, days == 0 ? null : today.day().plusDays(days));
  }

  void to(Acting acting, Application application, State to, @Nullable LocalDate due) {
    applications.move(acting.coalitionId(), application.id(), to, today.now(), due);
  }

  void note(Acting acting, Application application, String deed) {
    note(acting, application, deed, Map.of());
  }

  /** The name goes along, since nobody else knows what an application is called. */
  void note(Acting acting, Application application, String deed, Map<String, Object> more) {
    var after = new HashMap<String, Object>(more);
    after.put("name", application.name());
    after.put("reference", application.reference());
    audit.record(acting, "application." + deed, "application", application.id(), null, after);
  }
}
