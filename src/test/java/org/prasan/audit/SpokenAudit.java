package org.prasan.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit of every test: whatever is recorded must be readable in both languages, or the test
 * that recorded it fails. Things that only tests do are told of a "thing".
 */
@TestComponent
@Primary
public class SpokenAudit extends Audit {
  private static final List<Locale> LANGUAGES = List.of(Locale.of("th"), Locale.ENGLISH);

  private final Snapshots snapshots;
  private final MessageSource words;
  private final JsonMapper json;

  SpokenAudit(AuditChain chain, Snapshots snapshots, MessageSource words, JsonMapper json) {
    super(chain, snapshots);
    this.snapshots = snapshots;
    this.words = words;
    this.json = json;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Acting acting,
      String deed,
      String subject,
      Object subjectId,
      @Nullable Object before,
      @Nullable Object after) {
    if (!subject.equals("thing")) {
      var unsaid = unsaid(deed, subject, before, after);
      if (!unsaid.isEmpty())
        throw new AssertionError("messages/ has no words for " + unsaid + ", recorded by " + deed);
    }
    super.record(acting, deed, subject, subjectId, before, after);
  }

  List<String> unsaid(
      String deed, String subject, @Nullable Object before, @Nullable Object after) {
    var unsaid = new ArrayList<String>();
    for (var key : List.of("audit.deed." + deed, "audit.subject." + subject))
      if (!said(key)) unsaid.add(key);
    Stream.of(fields(before), fields(after))
        .flatMap(List::stream)
        .map(Change::path)
        .distinct()
        .filter(path -> !labelled(path))
        .forEach(path -> unsaid.add("audit.field." + path));
    fields(after).stream()
        .filter(change -> change.path().equals(Refusals.FIELD))
        .map(Change::after)
        .filter(Objects::nonNull)
        .flatMap(String::lines)
        .filter(reason -> !said(reason))
        .forEach(unsaid::add);
    return unsaid;
  }

  private List<Change> fields(@Nullable Object value) {
    var text = snapshots.of(value);
    return text == null ? List.of() : Change.between(null, json.readTree(text));
  }

  private boolean labelled(String path) {
    return said("audit.field." + path)
        || (!path.isEmpty()
            && Stream.of(path.split("\\.", -1))
                .allMatch(part -> part.matches("\\d+") || said("audit.field." + part)));
  }

  private boolean said(String key) {
    return LANGUAGES.stream()
        .allMatch(
            language -> words.getMessage(key, SpokenRefusals.NOT_KEPT, null, language) != null);
  }
}
