package org.prasan.referral;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientWords;

/**
 * What is read out to a client before consent is recorded, word by word, so that nothing else is.
 *
 * @param in the language that people translated it into, with who answers for it; null in Thai and
 *     English
 * @param facts what the seat sees before it answers
 * @param flags of safety; empty if there are none
 * @param shared what it reads once it has accepted
 * @param limits for what and until when; fewer than two where one of them cannot be read
 * @param beneath the same in Thai, for whoever reads it out; null where that is read out itself
 */
record ReadOut(
    @Nullable Translated in,
    String to,
    String first,
    List<ClientWords.Fact> facts,
    String flags,
    String then,
    List<String> shared,
    List<String> limits,
    String back,
    @Nullable ReadOut beneath) {
  ReadOut {
    facts = List.copyOf(facts);
    shared = List.copyOf(shared);
    limits = List.copyOf(limits);
  }

  static ReadOut of(
      String to,
      String first,
      List<ClientWords.Fact> facts,
      String flags,
      String then,
      List<String> shared,
      List<String> limits,
      String back) {
    return new ReadOut(null, to, first, facts, flags, then, shared, limits, back, null);
  }

  /** The same, known as what people translated. */
  ReadOut translated(Translated into, ReadOut thai) {
    return new ReadOut(into, to, first, facts, flags, then, shared, limits, back, thai);
  }

  /** As it is kept with the consent. */
  String kept() {
    return in == null || beneath == null ? text() : KeptWords.written(in, text(), beneath.text());
  }

  /** As a voice reads it out. */
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(to);
    lines.add(first);
    facts.forEach(fact -> lines.add("– " + fact.key() + ": " + fact.value()));
    if (!flags.isEmpty()) lines.add("– " + flags);
    lines.add(then);
    shared.forEach(line -> lines.add("– " + line));
    Stream.concat(limits.stream(), Stream.of(back)).forEach(lines::add);
    return String.join("\n", lines);
  }

  /** By which a form says what stood above it. */
  public String mark() {
    return HexFormat.of().formatHex(Snapshot.digest(kept().getBytes(StandardCharsets.UTF_8)));
  }

  /** Nobody's needs in a log. */
  @Override
  public String toString() {
    return "ReadOut[]";
  }
}
