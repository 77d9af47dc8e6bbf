package org.prasan.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** Whom to speak to, one a line: the name and, after a comma, what that person does. */
record ContactsForm(@Nullable Integer version, @Nullable String contacts, @Nullable String email)
    implements SectionForm {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(?:\\.[^@\\s.]+)+");

  static ContactsForm of(Service service) {
    return new ContactsForm(
        service.version(),
        service.reach().contacts().stream()
            .map(
                contact ->
                    (contact.name() == null ? "" : contact.name())
                        + (contact.title() == null ? "" : ", " + contact.title()))
            .collect(Collectors.joining("\n")),
        service.basics().email());
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var read = Typed.lines(check, "contacts", contacts).stream().map(this::contact).toList();
    var mail = Typed.line(check, "email", email);
    if (mail != null && !EMAIL.matcher(mail).matches())
      check.wrong("email", "directory.wrong.email");
    return service -> {
      var now = service.basics();
      return service
          .with(
              new Service.Basics(
                  now.name(),
                  now.alternateName(),
                  now.description(),
                  now.status(),
                  now.needs(),
                  now.alert(),
                  now.url(),
                  mail))
          .with(new Service.Reach(service.reach().phones(), List.copyOf(read)));
    };
  }

  private Service.Contact contact(String line) {
    int comma = line.indexOf(',');
    var name = comma < 0 ? line : line.substring(0, comma).strip();
    var title = comma < 0 ? "" : line.substring(comma + 1).strip();
    return new Service.Contact(
        name.isEmpty() ? null : name, title.isEmpty() ? null : title, null, null);
  }
}
