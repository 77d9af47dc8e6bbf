package org.prasan.client;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.PartialDate;
import org.prasan.language.Visible;
import org.prasan.web.FormCheck;

/**
 * One group of what is told about a client, as it was typed; the fields of the others are empty.
 */
record DetailForm(
    @Nullable Integer version,
    @Nullable Boolean withheld,
    @Nullable String channel,
    @Nullable String hours,
    @Nullable String safeWords,
    @Nullable Boolean noMessage,
    @Nullable String phone,
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable String nickname,
    @Nullable String born,
    @Nullable String age,
    @Nullable String idNumber,
    @Nullable String story,
    @Nullable String health,
    @Nullable String legal) {
  private static final int LONG = 20_000;
  private static final int SHORT = 300;

  static DetailForm of(Opened opened, DataGroup group) {
    var told = opened.details();
    var born = told.get(Detail.BORN);
    return new DetailForm(
        opened.file().version(),
        opened.file().withheld().contains(group),
        told.get(Detail.CHANNEL),
        told.get(Detail.HOURS),
        told.get(Detail.SAFE_WORDS),
        told.containsKey(Detail.NO_MESSAGE),
        told.get(Detail.PHONE),
        told.get(Detail.NAME_TH),
        told.get(Detail.NAME_EN),
        told.get(Detail.NICKNAME),
        born == null ? null : typed(PartialDate.of(born)),
        null,
        told.get(Detail.ID_NUMBER),
        told.get(Detail.STORY),
        told.get(Detail.HEALTH),
        told.get(Detail.LEGAL));
  }

  private static String typed(PartialDate born) {
    return born.text(org.springframework.context.i18n.LocaleContextHolder.getLocale());
  }

  /** What was told of the group; what is wrong with it then stands beside the field. */
  Map<Detail, String> read(DataGroup group, LocalDate today, FormCheck check) {
    var told = new EnumMap<Detail, String>(Detail.class);
    switch (group) {
      case CONTACT -> contact(told, check);
      case IDENTITY -> identity(told, today, check);
      case STORY -> put(told, Detail.STORY, check.limited("story", story, LONG));
      case HEALTH_AND_SAFETY -> put(told, Detail.HEALTH, check.limited("health", health, LONG));
      case LEGAL -> put(told, Detail.LEGAL, check.limited("legal", legal, LONG));
      case NOTES -> throw ClientPages.notFound();
    }
    if (Boolean.TRUE.equals(withheld) && !told.isEmpty())
      check.wrong("withheld", "client.wrong.withheld");
    return told;
  }

  /** Nobody calls a number of which it is not known whether calling is safe. */
  private void contact(Map<Detail, String> told, FormCheck check) {
    Arrays.stream(Channel.values())
        .filter(one -> one.name().equals(channel))
        .forEach(one -> told.put(Detail.CHANNEL, one.name()));
    put(told, Detail.HOURS, line("hours", hours, check));
    put(told, Detail.SAFE_WORDS, line("safeWords", safeWords, check));
    if (Boolean.TRUE.equals(noMessage)) told.put(Detail.NO_MESSAGE, "YES");
    put(told, Detail.PHONE, line("phone", phone, check));
    if (told.containsKey(Detail.PHONE) && !told.containsKey(Detail.CHANNEL))
      check.wrong("channel", "client.wrong.channel");
    if (told.containsKey(Detail.PHONE) && Channel.NEVER.name().equals(channel))
      check.wrong("phone", "client.wrong.phone-never");
  }

  private void identity(Map<Detail, String> told, LocalDate today, FormCheck check) {
    put(told, Detail.NAME_TH, line("nameTh", nameTh, check));
    put(told, Detail.NAME_EN, line("nameEn", nameEn, check));
    put(told, Detail.NICKNAME, line("nickname", nickname, check));
    told.putAll(TriageForm.born(born, age, today, check));
    put(told, Detail.ID_NUMBER, line("idNumber", idNumber, check));
  }

  private static String line(String field, @Nullable String typed, FormCheck check) {
    return check.limited(field, typed == null ? null : Visible.line(typed), SHORT);
  }

  private static void put(Map<Detail, String> told, Detail detail, String text) {
    if (!text.isEmpty()) told.put(detail, text);
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "DetailForm[…]";
  }
}
