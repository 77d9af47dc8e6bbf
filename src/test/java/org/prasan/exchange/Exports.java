package org.prasan.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Writes tables for the tests, on a fixed day. */
final class Exports {
  static final Locale THAI = Locale.forLanguageTag("th");
  private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

  private Exports() {}

  static byte[] export(Table table, TableFormat format, Locale locale) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/exchange");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    var clock = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), BANGKOK);
    var out = new ByteArrayOutputStream();
    try {
      new TableExport(new ThaiPdf(), messages, clock, BANGKOK).write(table, format, locale, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
