package org.prasan.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Digits;
import org.prasan.web.FormCheck;

/** The numbers to call, one a line; what follows the number says what it is. */
record PhonesForm(@Nullable Integer version, @Nullable String phones) implements SectionForm {
  private static final Pattern NUMBER = Pattern.compile("[+0-9][-0-9 ()]{2,24}");

  static PhonesForm of(Service service) {
    return new PhonesForm(
        service.version(),
        service.reach().phones().stream()
            .map(
                phone ->
                    phone.description() == null
                        ? phone.number()
                        : phone.number() + " " + phone.description())
            .collect(Collectors.joining("\n")));
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var read = new ArrayList<Service.Phone>();
    for (var typed : Typed.lines(check, "phones", phones)) {
      var line = Digits.toAscii(typed);
      var number = NUMBER.matcher(line);
      if (!number.lookingAt()) {
        check.wrong("phones", "directory.wrong.phone", typed);
        continue;
      }
      var about = line.substring(number.end()).strip();
      read.add(
          new Service.Phone(
              number.group().strip(), null, about.isEmpty() ? null : about, List.of()));
    }
    var all = List.copyOf(read);
    return service -> service.with(new Service.Reach(all, service.reach().contacts()));
  }
}
