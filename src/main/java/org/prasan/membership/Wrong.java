package org.prasan.membership;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DateReading;
import org.prasan.language.Digits;
import org.prasan.language.ThaiDates;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/** Reads what was typed into a form and says in words, beside the field, what is wrong with it. */
public record Wrong(Errors errors) {
  private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$&'*+/=?^_`{|}~%-]+";
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

  /** One address and nothing beside it; letters of any script, as in addresses under .ไทย. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

  private static final Pattern PHONE = Pattern.compile("[-+0-9() .,#/ต่อextEXT]{3,60}");
  private static final int MOST_PEOPLE = 1_000_000;

  public @Nullable String name(String field, @Nullable String typed) {
    var name = Typed.line(typed);
    if (name == null) say(field, "membership.wrong.name.missing");
    return shortEnough(field, name, Profile.LONGEST_NAME);
  }

  public @Nullable String line(String field, @Nullable String typed) {
    return shortEnough(field, Typed.line(typed), Profile.LONGEST_NAME);
  }

  public @Nullable String text(String field, @Nullable String typed) {
    return shortEnough(field, Typed.paragraphs(typed), Profile.LONGEST_TEXT);
  }

  @Nullable Integer people(String field, @Nullable String typed) {
    var line = Typed.code(typed);
    if (line == null) return null;
    var digits = Digits.toAscii(line).replace(",", "").replace(" ", "");
    if (digits.matches("\\d{1,7}") && Integer.parseInt(digits) <= MOST_PEOPLE)
      return Integer.valueOf(digits);
    say(field, "membership.wrong.number");
    return null;
  }

  /** Something without a scheme gets one; anything but a web address is refused. */
  @Nullable String website(String field, @Nullable String typed) {
    var line = line(field, typed);
    if (line == null) return null;
    var address = line.contains("://") ? line : "https://" + line;
    try {
      var uri = new URI(address);
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getHost().contains(".")
          && uri.getUserInfo() == null) return uri.toASCIIString();
    } catch (URISyntaxException e) {
      // Told below, like every other address that is none.
    }
    say(field, "membership.wrong.website");
    return null;
  }

  public @Nullable String email(String field, @Nullable String typed) {
    var line = line(field, typed);
    if (line != null && !EMAIL.matcher(line).matches()) say(field, "membership.wrong.email");
    return line;
  }

  public @Nullable String phone(String field, @Nullable String typed) {
    var line = Typed.code(typed);
    if (line != null && !PHONE.matcher(line).matches()) say(field, "membership.wrong.phone");
    return line;
  }

  public @Nullable LocalDate date(String field, @Nullable String typed) {
    var line = Typed.line(typed);
    if (line == null) return null;
    return switch (ThaiDates.read(line)) {
      case DateReading.Read(var date) -> date;
      case DateReading.Ambiguous(var candidates) -> {
        var readings =
            candidates.stream()
                .map(day -> ThaiDates.withEra(day, LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(" / "));
        errors.rejectValue(field, "membership.wrong.date.ambiguous", new Object[] {readings}, null);
        yield null;
      }
      case DateReading.OutOfRange _ -> {
        say(field, "web.date.out-of-range");
        yield null;
      }
      case DateReading.Unreadable(var _, var noSuchDay) -> {
        say(field, noSuchDay ? "web.date.no-such-day" : "membership.wrong.date");
        yield null;
      }
    };
  }

  public void say(String field, String key, Object... arguments) {
    errors.rejectValue(field, key, arguments, null);
  }

  private @Nullable String shortEnough(String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) say(field, "membership.wrong.long", longest);
    return text;
  }
}
