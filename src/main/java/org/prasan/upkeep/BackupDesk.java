package org.prasan.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.BackupRun;
import org.prasan.operation.Backups;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page about backups shows to the operator and to the officers of a coalition alike. */
@Component
class BackupDesk {
  private static final double KIBI = 1024;
  private static final long MOST_HOURS = 48;

  private final Backups backups;
  private final MessageSource words;
  private final Clock clock;

  BackupDesk(Backups backups, MessageSource words, Clock clock) {
    this.backups = backups;
    this.words = words;
    this.clock = clock;
  }

  /** A try as the page shows it. */
  record Line(Instant at, String age, String size, BackupRun run) {}

  void show(Model model, Locale locale) {
    var state = backups.state();
    var trial = backups.trial();
    model.addAttribute("trial", trial);
    model.addAttribute("byItself", state.byItself());
    model.addAttribute("concern", trial ? Backups.Concern.NONE : backups.concern());
    model.addAttribute("newest", line(state.newest(), locale));
    model.addAttribute("proof", line(state.proof(), locale));
    model.addAttribute(
        "trouble",
        state.latest() == null || state.latest().good() ? null : state.latest().trouble());
  }

  void showPlace(Model model, Locale locale) {
    var place = backups.place();
    model.addAttribute("place", place);
    model.addAttribute("free", place.free() == null ? null : size(place.free(), locale));
    model.addAttribute("toNote", backups.passphraseToNote().isPresent());
  }

  private @Nullable Line line(@Nullable BackupRun run, Locale locale) {
    return run == null
        ? null
        : new Line(run.at(), age(run.at(), locale), size(run.bytes(), locale), run);
  }

  private String age(Instant at, Locale locale) {
    var hours = Math.max(0, Duration.between(at, clock.instant()).toHours());
    if (hours == 0) return say("upkeep.age.now", locale);
    return hours < MOST_HOURS
        ? say("upkeep.age.hours", locale, hours)
        : say("upkeep.age.days", locale, hours / 24);
  }

  private static String size(long bytes, Locale locale) {
    double size = bytes;
    for (var unit : new String[] {"B", "KB", "MB"}) {
      if (size < KIBI) return String.format(locale, size < 10 ? "%.1f %s" : "%.0f %s", size, unit);
      size /= KIBI;
    }
    return String.format(locale, "%.1f GB", size);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return words.getMessage(key, arguments, locale);
  }
}
