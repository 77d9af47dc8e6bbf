package org.prasan.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition's office corrects what a person is called and how that person is reached. */
@Service
class EditPerson {
  private final Persons persons;
  private final Accounts accounts;
  private final Audit audit;

  EditPerson(Persons persons, Accounts accounts, Audit audit) {
    this.persons = persons;
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * What is said about a person.
   *
   * @param language in which the person is written to; kept only where this coalition may choose it
   */
  record Told(LocalizedText name, @Nullable String phone, String language) {
    @Override
    public String toString() {
      return "Told[…]";
    }
  }

  /** What became of it. */
  enum Outcome {
    SAVED,
    /** There is no such person here, or the person has left. */
    NOT_FOUND,
    /** Somebody else corrected it since the page was opened. */
    CHANGED_MEANWHILE
  }

  @Transactional
  Outcome edit(Acting acting, PersonId id, @Nullable String basis, Told told) {
    acting.require(Action.EDIT_PERSON);
    var known = persons.lock(acting.coalitionId(), id).filter(Persons.Person::active).orElse(null);
    if (known == null) return Outcome.NOT_FOUND;
    var language = language(acting, id);
    boolean chooses = language != null;
    var before = noted(known.name(), known.phone(), language);
    var after = noted(told.name(), told.phone(), chooses ? told.language() : null);
    if (before.equals(after)) return Outcome.SAVED;
    if (!fingerprint(before).equals(basis)) return Outcome.CHANGED_MEANWHILE;
    persons.describe(acting.coalitionId(), id, told.name(), told.phone());
    if (chooses) accounts.describe(id.value(), told.name(), told.language());
    audit.record(acting, "person.described", "person", id, before, after);
    return Outcome.SAVED;
  }

  /** Says what a page shows of somebody without repeating it. */
  String basis(Acting acting, Persons.Person person) {
    return fingerprint(noted(person.name(), person.phone(), language(acting, person.id())));
  }

  private static String fingerprint(Map<String, Object> noted) {
    return Token.sha256(noted.toString());
  }

  /** Null where other coalitions, too, use the account: it is not for one of them to change it. */
  @Nullable String language(Acting acting, PersonId id) {
    if (accounts.coalitionsOf(id.value()).size() > 1) return null;
    return accounts
        .byId(id.value())
        .filter(account -> !account.operator())
        .map(Account::language)
        .orElse(null);
  }

  private static Map<String, Object> noted(
      LocalizedText name, @Nullable String phone, @Nullable String language) {
    var noted = new LinkedHashMap<String, Object>();
    noted.put("name", name);
    noted.put("phone", Objects.requireNonNullElse(phone, ""));
    noted.put("language", Objects.requireNonNullElse(language, ""));
    return noted;
  }
}
