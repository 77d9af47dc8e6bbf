package org.prasan.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody chooses what comes by e-mail, and when. */
@Service
class ChooseSettings {
  private final Preferences preferences;
  private final Audit audit;

  ChooseSettings(Preferences preferences, Audit audit) {
    this.preferences = preferences;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public Preferences.Chosen chosen(Acting acting) {
    acting.require(Action.READ_NOTICES);
    return preferences.of(acting.coalitionId(), Objects.requireNonNull(acting.person()));
  }

  @Transactional
  public void choose(Acting acting, SettingsForm form) {
    acting.require(Action.READ_NOTICES);
    var person = Objects.requireNonNull(acting.person());
    var before = preferences.of(acting.coalitionId(), person);
    preferences.keep(acting.coalitionId(), person, form.habit());
    for (var topic : Topic.values()) {
      var way = form.way(topic);
      if (way != null && way != before.ways().getOrDefault(topic, topic.usual()))
        preferences.keep(acting.coalitionId(), person, topic, way);
    }
    var after = preferences.of(acting.coalitionId(), person);
    if (after.equals(before)) return;
    audit.record(acting, "notice.settings-chosen", "person", person, told(before), told(after));
  }

  private static Map<String, Object> told(Preferences.Chosen chosen) {
    var told = new LinkedHashMap<String, Object>();
    told.put("mails", chosen.habit().mails());
    if (chosen.habit().digestHour() != null) told.put("digestHour", chosen.habit().digestHour());
    if (chosen.habit().quietFrom() != null) told.put("quietFrom", chosen.habit().quietFrom());
    if (chosen.habit().quietTo() != null) told.put("quietTo", chosen.habit().quietTo());
    var ways = new LinkedHashMap<String, String>();
    chosen.ways().forEach((topic, way) -> ways.put(topic.name(), way.name()));
    if (!ways.isEmpty()) told.put("ways", ways);
    return told;
  }
}
