package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Tells what a page of ours sends from what the page of another site does. */
public final class OwnPage {
  private OwnPage() {}

  /** Programs that are no browsers say neither; the token of the form stops them. */
  public static boolean sent(HttpServletRequest request, URI base) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) return site.equals("same-origin") || site.equals("none");
    var origin = request.getHeader("Origin");
    return origin == null || sameHost(origin, request, base);
  }

  private static boolean sameHost(String origin, HttpServletRequest request, URI base) {
    try {
      var host = URI.create(origin).getHost();
      return host != null && (host.equals(base.getHost()) || host.equals(request.getServerName()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
