package org.prasan.exchange;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.xhtmlrenderer.pdf.ITextOutputDevice;
import org.xhtmlrenderer.pdf.ITextUserAgent;

/** Lets a paper use what comes with the product and nothing from files or the network. */
final class BundledResources extends ITextUserAgent {
  private static final String SCHEME = "classpath:";
  private static final String FOLDER = SCHEME + "papers/";

  /** What headings, tables and so on look like by default; the renderer brings it along. */
  private static final String DEFAULTS = "resources/css/XhtmlNamespaceHandler.css";

  BundledResources(ITextOutputDevice device, int dotsPerPixel) {
    super(device, dotsPerPixel);
  }

  @Override
  public @Nullable String resolveURI(@Nullable String uri) {
    return uri;
  }

  @Override
  protected @Nullable InputStream resolveAndOpenStream(@Nullable String uri) {
    return getClass().getClassLoader().getResourceAsStream(path(uri));
  }

  private static String path(@Nullable String uri) {
    if (uri != null && uri.endsWith("!/" + DEFAULTS)) return DEFAULTS;
    if (uri != null && uri.startsWith(FOLDER) && !uri.contains(".."))
      return uri.substring(SCHEME.length());
    throw new IllegalArgumentException("A paper may not fetch " + uri);
  }
}
