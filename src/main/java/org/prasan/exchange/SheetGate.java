package org.prasan.exchange;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sheets that are small themselves but on which the workbook reader would spend memory or
 * time without end: it reserves a place for every column up to the last and for every shared text
 * up to the one asked for, copies a shared formula into each cell and keeps every format of cells.
 */
final class SheetGate {
  private static final int LETTERS_OF_A_COLUMN = 3;
  private static final int LONGEST_FORMULA = 8192;
  private static final long MOST_COPYING = 500_000_000;
  private static final int MOST_ARRAY_FORMULAS = 1000;
  // Excel allows as many; numbers of formats are fewer.
  private static final int MOST_FORMATS = 65_490;
  private static final int DIGITS_OF_A_SHARED_TEXT = 6;
  private static final XMLInputFactory XML = factory();

  private final XMLStreamReader sheet;
  private boolean inFormula;
  private boolean inSharedText;
  private boolean inValue;
  private int digits;
  private long length;
  private long longest;
  private int formulas;
  private int arrayFormulas;
  private int formats;

  private SheetGate(XMLStreamReader sheet) {
    this.sheet = sheet;
  }

  static boolean isHarmless(ZipFile archive, ZipArchiveEntry entry) throws IOException {
    try (var content = archive.getInputStream(entry)) {
      return new SheetGate(XML.createXMLStreamReader(content)).isHarmless();
    } catch (XMLStreamException noSheet) {
      // A picture, or broken from here on, and the reader, which uses the same parser, ends here
      // too.
      return true;
    }
  }

  private boolean isHarmless() throws XMLStreamException {
    while (sheet.hasNext()) {
      var harmless =
          switch (sheet.next()) {
            case XMLStreamConstants.START_ELEMENT -> begins(sheet.getLocalName());
            case XMLStreamConstants.END_ELEMENT -> ends(sheet.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> goesOn();
            default -> true;
          };
      if (!harmless) return false;
    }
    return true;
  }

  private boolean begins(String element) {
    return switch (element) {
      case "c" -> beginsCell();
      case "v" -> beginsValue();
      case "f" -> beginsFormula();
      case "xf", "numFmt" -> ++formats <= MOST_FORMATS;
      default -> true;
    };
  }

  private boolean beginsCell() {
    inSharedText = "s".equals(sheet.getAttributeValue(null, "t"));
    return isColumn(sheet.getAttributeValue(null, "r"));
  }

  private boolean beginsValue() {
    digits = 0;
    inValue = true;
    return true;
  }

  private boolean beginsFormula() {
    inFormula = true;
    length = 0;
    formulas++;
    // Each formula is looked for in all of these.
    if ("array".equals(sheet.getAttributeValue(null, "t"))) arrayFormulas++;
    return arrayFormulas <= MOST_ARRAY_FORMULAS && longest * formulas <= MOST_COPYING;
  }

  private boolean goesOn() {
    if (inValue && inSharedText) {
      digits += sheet.getTextLength();
      return digits <= DIGITS_OF_A_SHARED_TEXT;
    }
    if (!inFormula) return true;
    length += sheet.getTextLength();
    longest = Math.max(longest, length);
    return longest <= LONGEST_FORMULA;
  }

  private boolean ends(String element) {
    if (element.equals("f")) inFormula = false;
    if (element.equals("v")) inValue = false;
    return true;
  }

  private static boolean isColumn(@Nullable String address) {
    return address == null
        || address.chars().filter(Character::isLetter).count() <= LETTERS_OF_A_COLUMN;
  }

  /** The parser of the workbook reader, so that both see the same. */
  private static XMLInputFactory factory() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
