package org.prasan.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.prasan.language.LocalizedText;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public holidays of Thailand as far as they are known: {@code calendar/holidays.yaml}. Days by
 * the moon are in it only for years in which they have been announced.
 */
@Component
class PublicHolidays {
  private final List<Holiday> days;

  PublicHolidays(JsonMapper json) {
    days = read(json);
  }

  /** The file. */
  record Facts(List<Year> years) {}

  record Year(int year, List<Day> days) {}

  record Day(String date, LocalizedText name, Holiday.Kind kind) {
    Holiday holiday() {
      return new Holiday(LocalDate.parse(date), name, kind);
    }
  }

  List<Holiday> days() {
    return days;
  }

  private static List<Holiday> read(JsonMapper json) {
    try (var in = new ClassPathResource("calendar/holidays.yaml").getInputStream()) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      var facts = json.convertValue(yaml.<Object>load(in), Facts.class);
      return facts.years().stream()
          .flatMap(year -> year.days().stream())
          .map(Day::holiday)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
