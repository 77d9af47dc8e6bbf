package org.prasan.agreement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.tenancy.Acting;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register as a table to hand out: what its pages show, with the names of the parties. */
@Component
class AgreementTable {
  private final AgreementRegister register;
  private final AgreementPages pages;
  private final MessageSource messages;

  AgreementTable(AgreementRegister register, AgreementPages pages, MessageSource messages) {
    this.register = register;
    this.pages = pages;
    this.messages = messages;
  }

  @Transactional(readOnly = true)
  Table of(Acting acting, AgreementFilter filter, Locale locale) {
    var districts = pages.districts(acting.coalitionId(), locale);
    return Table.of(
        say("agreement.table", locale, acting.coalition().shortName().in(locale)),
        register.all(acting.coalitionId(), filter),
        column("agreement.column.title", locale, line -> line.agreement().title()),
        column("agreement.kind", locale, line -> say(line.agreement().kind().key(), locale)),
        column("agreement.column.state", locale, line -> say(line.state().key(), locale)),
        column("agreement.column.when", locale, AgreementRegister.Line::when),
        column("agreement.from", locale, line -> line.agreement().term().from()),
        column("agreement.until", locale, line -> line.agreement().term().until()),
        column("agreement.column.signed", locale, line -> signed(line, locale)),
        column(
            "agreement.parties",
            locale,
            line -> line.parties().stream().map(AgreementRegister.Name::name).toList()),
        column(
            "agreement.territory",
            locale,
            line ->
                line.agreement().facts().districts().stream()
                    .map(code -> districts.getOrDefault(code, code))
                    .toList()));
  }

  private String signed(AgreementRegister.Line line, Locale locale) {
    var number = line.agreement().facts().known().signatories();
    if (number != null) return say("agreement.only-a-number", locale, number);
    return line.parties().isEmpty()
        ? ""
        : say("agreement.so-many-of", locale, line.signed(), line.parties().size());
  }

  private interface Value {
    @Nullable Object of(AgreementRegister.Line line);
  }

  private Column<AgreementRegister.Line> column(String key, Locale locale, Value value) {
    return new Column<>(say(key, locale), value::of);
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
