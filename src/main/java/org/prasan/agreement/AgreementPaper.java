package org.prasan.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.springframework.context.MessageSource;

/**
 * An agreement as it is printed: the text in Thai and, if it has one, in English; then a place for
 * each party to sign, filled in where it has signed this text.
 */
record AgreementPaper(
    String title,
    List<Part> parts,
    String signaturesTitle,
    List<Place> signatures,
    String fingerprint,
    String footer) {
  private static final String DOTS = "…………………………………";
  private static final int BESIDE_EACH_OTHER = 2;

  /** The text in one language. */
  record Part(String title, List<Clauses.Block> blocks) {}

  /**
   * Where a party signs.
   *
   * @param note how it was signed; null if it was not yet
   */
  record Place(
      String party,
      String line,
      String signer,
      String position,
      String day,
      @Nullable String note) {}

  static AgreementPaper of(
      Dossier dossier, TextVersion text, MessageSource messages, Locale locale) {
    return new Printer(dossier, text, messages, locale).paper();
  }

  /** Places beside each other. */
  public List<List<Place>> rows() {
    var rows = new ArrayList<List<Place>>();
    for (int i = 0; i < signatures.size(); i += BESIDE_EACH_OTHER)
      rows.add(signatures.subList(i, Math.min(i + BESIDE_EACH_OTHER, signatures.size())));
    return rows;
  }

  /** A name that a file can have. */
  String fileName(int version, String extension) {
    var name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\s]+", " ").strip();
    return "%s v%d.%s".formatted(name, version, extension);
  }

  /** Holds together what every part of one paper needs. */
  private record Printer(Dossier dossier, TextVersion text, MessageSource messages, Locale locale) {

    AgreementPaper paper() {
      var places = dossier.parties().stream().map(this::place).toList();
      return new AgreementPaper(
          text.title().in(locale),
          parts(),
          say("agreement.print.signatures"),
          places,
          say("agreement.print.fingerprint", text.number(), text.fingerprint()),
          say("agreement.print.footer", text.number(), text.brief()));
    }

    private List<Part> parts() {
      var parts = new ArrayList<Part>();
      parts.add(new Part(text.title().th(), Clauses.of(text.text().th())));
      var english = text.text().en();
      if (english != null) {
        var title = text.title();
        parts.add(new Part(title.en() == null ? title.th() : title.en(), Clauses.of(english)));
      }
      return parts;
    }

    private Place place(Party party) {
      LocalizedText name = dossier.name(party);
      var signature = dossier.signature(party, text.number()).orElse(null);
      if (signature == null)
        return new Place(
            name.in(locale),
            say("agreement.print.sign", DOTS),
            "(" + DOTS + ")",
            say("agreement.print.position", DOTS),
            say("agreement.print.day", DOTS),
            null);
      return new Place(
          name.in(locale),
          say("agreement.print.sign", signature.signer().name()),
          "(" + signature.signer().name() + ")",
          say("agreement.print.position", signature.signer().position()),
          say("agreement.print.day", ThaiDates.full(signature.on(), locale)),
          say(
              signature.onPaper() ? "agreement.print.on-paper" : "agreement.print.here",
              signature.reference()));
    }

    private String say(String key, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }
  }
}
