package org.prasan.notification;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.prasan.operation.Settings;
import org.prasan.operation.SignedWords;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** The links in e-mails. Those that work without signing in are signed, and kept nowhere. */
@Component
class MailLinks {
  private final Settings settings;
  private final SignedWords signing;

  MailLinks(Settings settings, SignedWords signing) {
    this.settings = settings;
    this.signing = signing;
  }

  /** The signed part of an address: whose it is, and the proof that we made it. */
  record Signed(UUID id, String signature) {
    static Optional<Signed> read(String text) {
      var parts = text.split("\\.", 2);
      if (parts.length != 2) return Optional.empty();
      try {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts[0]));
        if (bytes.remaining() != 16) return Optional.empty();
        return Optional.of(new Signed(new UUID(bytes.getLong(), bytes.getLong()), parts[1]));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "…";
    }
  }

  String to(String path) {
    return settings.address(path);
  }

  String notice(Coalition coalition, NoticeRows.Told told) {
    return to("/" + coalition.slug() + "/notices/" + told.id());
  }

  /** Opens the question with this answer on its first button. */
  String tap(
      Coalition coalition, NoticeRows.Told told, TapOffer tap, String answer, String language) {
    return to("/" + coalition.slug() + "/answer/" + token(coalition.id(), told, tap))
        + "?say="
        + answer
        + (language.equals("en") ? "&lang=en" : "");
  }

  String token(CoalitionId coalition, NoticeRows.Told told, TapOffer tap) {
    return word(told.id()) + "." + signing.sign(bound(coalition, told, tap));
  }

  boolean signed(CoalitionId coalition, NoticeRows.Told told, TapOffer tap, String signature) {
    return signing.signed(bound(coalition, told, tap), signature);
  }

  /** To this one person, coalition, act and subject, as they were when the notice was written. */
  private static String bound(CoalitionId coalition, NoticeRows.Told told, TapOffer tap) {
    return String.join(
        "|",
        "answer",
        coalition.value().toString(),
        told.id().toString(),
        told.person().toString(),
        tap.action(),
        tap.subject().toString(),
        String.join(",", tap.answers()),
        tap.shown(),
        tap.until().toString());
  }

  /** By which a program of mail ends the e-mails of this coalition to this person. */
  String stop(Coalition coalition, PersonId person) {
    return to("/" + coalition.slug() + "/mail-off/" + stopToken(coalition.id(), person));
  }

  String stopToken(CoalitionId coalition, PersonId person) {
    return word(person.value()) + "." + signing.sign(stopping(coalition, person));
  }

  boolean stops(CoalitionId coalition, PersonId person, String signature) {
    return signing.signed(stopping(coalition, person), signature);
  }

  private static String stopping(CoalitionId coalition, PersonId person) {
    return String.join("|", "mail-off", coalition.value().toString(), person.toString());
  }

  private static String word(UUID id) {
    var bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
