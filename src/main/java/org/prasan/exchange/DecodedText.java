package org.prasan.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The letters of an uploaded text, and the encoding in which they make sense. */
record DecodedText(String text, Charset charset) {
  /** What Excel in Thailand writes when it is not told to write UTF-8. */
  private static final Charset THAI_WINDOWS = Charset.forName("x-windows-874");

  static Optional<DecodedText> of(byte[] bytes) {
    return decoded(bytes, unicode(bytes))
        .or(() -> decoded(bytes, THAI_WINDOWS).filter(DecodedText::isThai));
  }

  /** Contains characters that no text contains. */
  boolean isBinary() {
    return text.chars().anyMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
  }

  private static Charset unicode(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
      return StandardCharsets.UTF_16LE;
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
      return StandardCharsets.UTF_16BE;
    return StandardCharsets.UTF_8;
  }

  private static Optional<DecodedText> decoded(byte[] bytes, Charset charset) {
    try {
      // A new decoder reports what it cannot read instead of writing a question mark.
      var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(
          new DecodedText(text.startsWith("\ufeff") ? text.substring(1) : text, charset));
    } catch (CharacterCodingException otherEncoding) {
      return Optional.empty();
    }
  }

  /**
   * Nearly every byte is some Thai letter, also those of French; but only in Thai do the signs
   * above and below stand on consonants, and consonants are the most.
   */
  private boolean isThai() {
    var foreign = 0;
    var consonants = 0;
    var misplaced = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < 0x80) continue;
      foreign++;
      if (isConsonant(c)) consonants++;
      else if (isSign(c) && (i == 0 || !carriesSigns(text.charAt(i - 1)))) misplaced++;
    }
    return consonants * 2 >= foreign && misplaced * 20 <= foreign;
  }

  private static boolean isConsonant(char c) {
    return c >= 'ก' && c <= 'ฮ';
  }

  private static boolean carriesSigns(char c) {
    return isConsonant(c) || isSign(c);
  }

  private static boolean isSign(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
