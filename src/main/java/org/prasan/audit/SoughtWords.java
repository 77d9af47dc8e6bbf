package org.prasan.audit;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;

/** Words that somebody looks for in the log, with either kind of digits, in capitals or not. */
final class SoughtWords {
  /** Ids and fingerprints: nobody reads them, and any digits stand in them. */
  private static final Pattern UNREADABLE =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}");

  private final String words;
  private final boolean alsoInSearches;

  SoughtWords(AuditFilter filter) {
    words = plain(Objects.requireNonNull(filter.text()));
    alsoInSearches = ReadAudit.DEED.equals(filter.deed());
  }

  /** In the sentence and the changes as its reader sees them, or in the other language's words. */
  boolean standIn(AuditEntry entry, AuditLine line) {
    if (!alsoInSearches && entry.deed().equals(ReadAudit.DEED)) return false;
    return Stream.concat(
            Stream.of(
                line.deed(),
                line.person(),
                line.organization(),
                entry.subjectId(),
                entry.before(),
                entry.after()),
            line.changes().stream()
                .flatMap(change -> Stream.of(change.path(), change.before(), change.after())))
        .anyMatch(this::standIn);
  }

  private boolean standIn(@Nullable String text) {
    return text != null && plain(UNREADABLE.matcher(text).replaceAll("")).contains(words);
  }

  private static String plain(String text) {
    return Digits.toAscii(text).toLowerCase(Locale.ROOT).strip();
  }
}
