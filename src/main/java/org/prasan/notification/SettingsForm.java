package org.prasan.notification;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was chosen about how one is told, as it was sent. */
record SettingsForm(
    boolean mails, String digest, String quietFrom, String quietTo, Map<Topic, String> ways) {

  static SettingsForm of(Preferences.Chosen chosen) {
    var habit = chosen.habit();
    var ways = new EnumMap<Topic, String>(Topic.class);
    for (var topic : Topic.values())
      ways.put(topic, chosen.ways().getOrDefault(topic, topic.usual()).name());
    return new SettingsForm(
        habit.mails(),
        habit.digestHour() == null ? "" : habit.digestHour().toString(),
        hour(habit.quietFrom()),
        hour(habit.quietTo()),
        ways);
  }

  static SettingsForm of(Map<String, String> sent) {
    var ways = new EnumMap<Topic, String>(Topic.class);
    for (var topic : Topic.values())
      ways.put(topic, sent.getOrDefault(field(topic), topic.usual().name()));
    return new SettingsForm(
        sent.containsKey("mails"),
        sent.getOrDefault("digest", ""),
        sent.getOrDefault("quietFrom", ""),
        sent.getOrDefault("quietTo", ""),
        ways);
  }

  static String field(Topic topic) {
    return "way-" + topic;
  }

  /** What is wrong with it, as a message key by field; empty if nothing is. */
  Map<String, String> problems() {
    var problems = new java.util.LinkedHashMap<String, String>();
    if (!digest.isEmpty() && hour(digest) == null) problems.put("digest", "notification.wrong");
    if (!quietFrom.isEmpty() && hour(quietFrom) == null)
      problems.put("quietFrom", "notification.wrong");
    if (!quietTo.isEmpty() && hour(quietTo) == null) problems.put("quietTo", "notification.wrong");
    if (quietFrom.isEmpty() && !quietTo.isEmpty())
      problems.put("quietFrom", "notification.wrong.half");
    if (!quietFrom.isEmpty() && quietTo.isEmpty())
      problems.put("quietTo", "notification.wrong.half");
    if (!quietFrom.isEmpty() && quietFrom.equals(quietTo))
      problems.put("quietTo", "notification.wrong.same");
    for (var topic : Topic.values())
      if (way(topic) == null) problems.put(field(topic), "notification.wrong");
    return problems;
  }

  Habit habit() {
    var from = hour(quietFrom);
    var to = hour(quietTo);
    return new Habit(
        mails,
        from == null ? null : LocalTime.of(from, 0),
        to == null ? null : LocalTime.of(to, 0),
        hour(digest));
  }

  /** Null if it is none, or cannot be chosen for this topic. */
  @Nullable Way way(Topic topic) {
    for (var way : Way.values())
      if (way.name().equals(ways.get(topic))) return Way.open(topic).contains(way) ? way : null;
    return null;
  }

  private static @Nullable Integer hour(String sent) {
    return sent.matches("[01]?[0-9]|2[0-3]") ? Integer.valueOf(sent) : null;
  }

  private static String hour(@Nullable LocalTime time) {
    return time == null ? "" : String.valueOf(time.getHour());
  }
}
