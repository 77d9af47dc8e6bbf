package org.prasan.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.NameKey;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.TargetGroup;
import org.prasan.membership.Typed;
import org.prasan.membership.Wrong;
import org.prasan.tenancy.FreshId;
import org.springframework.validation.Errors;

/** What is typed on the pages of an application; what is missing is said before it is submitted. */
final class ApplicantForms {
  private ApplicantForms() {}

  /**
   * What it takes to begin.
   *
   * @param key becomes the link, so that sending the form twice begins one application
   */
  record Start(
      @Nullable String key,
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String email,
      @Nullable String late) {

    StartApplication.@Nullable Wish read(Errors errors, Locale language) {
      var wrong = new Wrong(errors);
      var th = ApplicantForms.name(wrong, nameTh);
      var en = wrong.line("nameEn", nameEn);
      var address = ApplicantForms.email(wrong, email);
      if (errors.hasErrors() || th == null || address == null) return null;
      return new StartApplication.Wish(
          LocalizedText.of(th, en), new Told.Contact(null, address, null), language);
    }

    @Override
    public String toString() {
      return "Start[…]";
    }
  }

  /** Who the organization is. */
  record OrganizationPart(
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable OrganizationKind kind,
      @Nullable String number,
      @Nullable String authority) {
    static OrganizationPart of(Told told) {
      return new OrganizationPart(
          told.nameTh(), told.nameEn(), told.kind(), told.number(), told.authority());
    }

    @Nullable UnaryOperator<Told> read(Errors errors) {
      var wrong = new Wrong(errors);
      var th = ApplicantForms.name(wrong, nameTh);
      var en = wrong.line("nameEn", nameEn);
      var registered = Typed.code(wrong.line("number", number));
      var by = wrong.line("authority", authority);
      if (errors.hasErrors() || th == null) return null;
      return told -> told.organization(LocalizedText.of(th, en), kind, registered, by);
    }
  }

  /** What it does, for whom and where. */
  record WorkPart(
      @Nullable String mission,
      @Nullable List<TargetGroup> groups,
      @Nullable List<String> districts) {
    static WorkPart of(Told told) {
      return new WorkPart(told.mission(), told.groups(), told.districts());
    }

    @Nullable UnaryOperator<Told> read(Errors errors, List<String> known) {
      var text = new Wrong(errors).text("mission", mission);
      if (errors.hasErrors()) return null;
      var chosen = Objects.requireNonNullElse(districts, List.<String>of());
      return told ->
          told.work(
              text,
              Objects.requireNonNullElse(groups, List.<TargetGroup>of()),
              known.stream().filter(chosen::contains).toList());
    }
  }

  /** How it meets each criterion. */
  record CriteriaPart(@Nullable List<AnswerField> answers) {
    static CriteriaPart of(Told told, List<Criterion> criteria) {
      return new CriteriaPart(
          criteria.stream()
              .map(criterion -> new AnswerField(criterion.text().th(), told.answer(criterion)))
              .toList());
    }

    /** Whether it was filled in before the criteria changed. */
    boolean fits(int criteria) {
      return answers != null && answers.size() == criteria;
    }

    /** What answers none of the criteria was sent by no page of ours, and is dropped. */
    @Nullable UnaryOperator<Told> read(Errors errors, List<Criterion> criteria) {
      var wrong = new Wrong(errors);
      var asked = criteria.stream().map(criterion -> criterion.text().th()).toList();
      var given = new HashMap<String, String>();
      var fields = Objects.requireNonNullElse(answers, List.<AnswerField>of());
      for (int i = 0; i < fields.size(); i++) {
        var field = fields.get(i);
        int of = asked.indexOf(field.criterion());
        if (of < 0) continue;
        var answer = wrong.text("answers[" + i + "].answer", field.answer());
        if (answer != null) given.put(asked.get(of), answer);
      }
      return errors.hasErrors() ? null : told -> told.answers(given);
    }
  }

  /** The answer to one criterion, which is known by its Thai words. */
  record AnswerField(@Nullable String criterion, @Nullable String answer) {}

  /** Who is asked about the application. */
  record ContactPart(@Nullable String name, @Nullable String email, @Nullable String phone) {
    static ContactPart of(Told told) {
      var contact = told.contact();
      return new ContactPart(contact.name(), contact.email(), contact.phone());
    }

    @Nullable UnaryOperator<Told> read(Errors errors) {
      var wrong = new Wrong(errors);
      var person = wrong.line("name", name);
      var address = ApplicantForms.email(wrong, email);
      var number = wrong.phone("phone", phone);
      if (errors.hasErrors() || address == null) return null;
      return told -> told.contact(new Told.Contact(person, address, number));
    }

    @Override
    public String toString() {
      return "ContactPart[…]";
    }
  }

  /** What is told of a paper beside the paper itself. */
  record PaperPart(@Nullable UUID id, @Nullable String requirement, @Nullable String expires) {
    static PaperPart fresh() {
      return new PaperPart(FreshId.next(), null, null);
    }
  }

  /** A name has a letter or a digit at least. */
  private static @Nullable String name(Wrong wrong, @Nullable String typed) {
    var name = wrong.name("nameTh", typed);
    if (name == null || !NameKey.of(name).isEmpty()) return name;
    wrong.say("nameTh", "admission.wrong.name-signs");
    return null;
  }

  private static @Nullable String email(Wrong wrong, @Nullable String typed) {
    var address = wrong.email("email", typed);
    if (address == null) wrong.say("email", "admission.wrong.email.missing");
    return address;
  }

  /** The pages of the form in their order. */
  static List<String> parts(boolean criteria) {
    var parts = new ArrayList<>(List.of("organization", "work"));
    if (criteria) parts.add("criteria");
    parts.addAll(List.of("papers", "contact", "check"));
    return parts;
  }
}
