package org.prasan.exchange;

import org.jspecify.annotations.Nullable;
import org.xhtmlrenderer.pdf.ITextFSFont;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.render.JustificationInfo;

/**
 * Draws justified lines word by word. In one piece they would go past the shaper, and tone marks
 * would collide with vowels; so all the slack goes to the blanks.
 */
final class ShapedTextDevice extends ITextOutputDevice {
  private @Nullable ITextFSFont font;

  ShapedTextDevice(float dotsPerPoint) {
    super(dotsPerPoint);
  }

  @Override
  public void setFont(ITextFSFont font) {
    this.font = font;
    super.setFont(font);
  }

  @Override
  public void drawString(String text, float x, float y, @Nullable JustificationInfo slack) {
    var blanks = text.chars().filter(ShapedTextDevice::isBlank).count();
    if (slack == null || blanks == 0) super.drawString(text, x, y, null);
    else drawWords(text, x, y, slackOfABlank(text, blanks, slack));
  }

  private static float slackOfABlank(String text, long blanks, JustificationInfo slack) {
    return slack.spaceAdjust() + slack.nonSpaceAdjust() * (text.length() - blanks) / blanks;
  }

  private void drawWords(String text, float x, float y, float slack) {
    var at = x;
    var start = 0;
    for (var end = 1; end <= text.length(); end++) {
      if (end < text.length() && !isBlank(text.charAt(end - 1))) continue;
      var word = text.substring(start, end);
      super.drawString(word, at, y, null);
      at += width(word) + slack;
      start = end;
    }
  }

  private float width(String word) {
    if (font == null) throw new IllegalStateException("No font was set before drawing");
    return font.getFontDescription().getFont().getWidthPoint(word, font.getSize2D());
  }

  private static boolean isBlank(int character) {
    return character == ' ' || character == '\u00a0' || character == '\u3000';
  }
}
