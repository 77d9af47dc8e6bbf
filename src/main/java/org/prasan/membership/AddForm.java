package org.prasan.membership;

import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.springframework.validation.Errors;

/**
 * What has to be known of an organization to take note of it.
 *
 * @param id made with the empty form, so that sending it twice adds one organization
 */
record AddForm(
    @Nullable String id,
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable OrganizationKind kind) {

  @Nullable NewOrganization read(Errors errors) {
    var wrong = new Wrong(errors);
    var name = wrong.name("nameTh", nameTh);
    var english = wrong.line("nameEn", nameEn);
    if (kind == null) wrong.say("kind", "membership.wrong.kind");
    if (errors.hasErrors() || name == null || kind == null) return null;
    return NewOrganization.named(LocalizedText.of(name, english), kind);
  }
}
