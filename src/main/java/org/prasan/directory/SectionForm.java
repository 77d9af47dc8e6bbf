package org.prasan.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.web.FormCheck;

/** What is typed on the page of one section. */
sealed interface SectionForm
    permits BasicsForm,
        DescriptionForm,
        WhoForm,
        AccessForm,
        PlaceForm,
        PhonesForm,
        ContactsForm,
        TimesForm,
        RoomForm,
        ReviewForm {

  /** Who writes, and when. */
  record Writing(Acting acting, LocalDate today, Instant now) {}

  /** Which version of the service was read before. */
  @Nullable Integer version();

  /** What it makes of the service; if something is wrong with it, the check has said so. */
  UnaryOperator<Service> read(FormCheck check, Writing writing);

  /** The section as it stands. */
  static SectionForm of(Section section, Service service) {
    return switch (section) {
      case BASICS -> BasicsForm.of(service);
      case DESCRIPTION -> DescriptionForm.of(service);
      case WHO -> WhoForm.of(service);
      case ACCESS -> AccessForm.of(service);
      case PLACE -> PlaceForm.of(service);
      case PHONES -> PhonesForm.of(service);
      case CONTACTS -> ContactsForm.of(service);
      case TIMES -> TimesForm.of(service);
      case ROOM -> RoomForm.of(service);
      case REVIEW -> ReviewForm.of(service);
    };
  }

  static Class<? extends SectionForm> type(Section section) {
    return switch (section) {
      case BASICS -> BasicsForm.class;
      case DESCRIPTION -> DescriptionForm.class;
      case WHO -> WhoForm.class;
      case ACCESS -> AccessForm.class;
      case PLACE -> PlaceForm.class;
      case PHONES -> PhonesForm.class;
      case CONTACTS -> ContactsForm.class;
      case TIMES -> TimesForm.class;
      case ROOM -> RoomForm.class;
      case REVIEW -> ReviewForm.class;
    };
  }
}
