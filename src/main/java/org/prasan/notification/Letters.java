package org.prasan.notification;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of the e-mails: of all for the office, of one's own for everybody. */
@Service
class Letters {
  static final int PAGE = 30;

  private final LetterRows rows;
  private final NoticeRows notices;
  private final MailQueue queue;
  private final ComposeMail compose;
  private final ObjectProvider<Addressees> addressees;
  private final ObjectProvider<PersonNames> names;
  private final Audit audit;
  private final Clock clock;

  Letters(
      LetterRows rows,
      NoticeRows notices,
      MailQueue queue,
      ComposeMail compose,
      ObjectProvider<Addressees> addressees,
      ObjectProvider<PersonNames> names,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.notices = notices;
    this.queue = queue;
    this.compose = compose;
    this.addressees = addressees;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whose letters are looked at. */
  enum Desk {
    OWN,
    OFFICE;

    Action action() {
      return this == OWN ? Action.READ_NOTICES : Action.SEE_LETTERS;
    }
  }

  /**
   * A part of the list.
   *
   * @param next the last one shown if there are more
   */
  record Page(
      Desk desk,
      List<LetterRows.Letter> letters,
      Map<PersonId, LocalizedText> names,
      @Nullable UUID next) {
    /** How many things are said to have been in it. */
    int things(LetterRows.Letter letter) {
      return desk == Desk.OWN ? letter.things() : Math.max(letter.open(), 1);
    }
  }

  @Transactional(readOnly = true)
  public Page page(Acting acting, Desk desk, boolean trouble, @Nullable UUID after) {
    acting.require(desk.action());
    var last = after == null ? null : visible(acting, desk, after).orElse(null);
    var found =
        rows.list(
            acting.coalitionId(),
            desk == Desk.OWN ? acting.person() : null,
            trouble,
            last,
            PAGE + 1);
    var shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
    var people = new HashMap<PersonId, LocalizedText>();
    if (desk == Desk.OFFICE)
      names.ifAvailable(
          known ->
              people.putAll(
                  known.named(
                      acting.coalitionId(),
                      shown.stream().map(LetterRows.Letter::person).distinct().toList())));
    return new Page(desk, shown, people, found.size() > PAGE ? shown.getLast().id() : null);
  }

  @Transactional(readOnly = true)
  public int troubled(Acting acting) {
    acting.require(Action.SEE_LETTERS);
    return rows.troubled(acting.coalitionId());
  }

  /** Once more, with what is still unread of it; false if there is no such letter for them. */
  @Transactional
  public boolean resend(Acting acting, Desk desk, UUID id) {
    acting.require(desk.action());
    var letter = visible(acting, desk, id).orElse(null);
    if (letter == null) return false;
    rows.turn(acting.coalitionId(), id, LetterRows.State.WRITTEN);
    queue.put(
        new MailQueue.Entry(id, acting.coalitionId(), letter.person(), true), clock.instant());
    // Whoever asks again before it left has asked once.
    if (letter.state() != LetterRows.State.WRITTEN)
      audit.record(acting, "letter.resent", "letter", id, null, Map.of("person", letter.person()));
    return true;
  }

  /** The digest of whoever asks, as it would be sent now. */
  @Transactional(readOnly = true)
  public Optional<Mail> preview(Acting acting, Locale locale) {
    acting.require(Action.READ_NOTICES);
    var person = Objects.requireNonNull(acting.person());
    return addressees.stream()
        .flatMap(known -> known.find(acting.coalitionId(), person).stream())
        .findFirst()
        .map(
            known ->
                new Addressees.Addressee(person, known.name(), known.email(), locale.getLanguage()))
        .map(
            to ->
                compose.preview(
                    acting.coalition(), to, notices.forDigest(acting.coalitionId(), person, PAGE)));
  }

  private Optional<LetterRows.Letter> visible(Acting acting, Desk desk, UUID id) {
    return rows.byId(acting.coalitionId(), id)
        .filter(letter -> desk == Desk.OFFICE || letter.person().equals(acting.person()));
  }
}
