package org.prasan.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a page costs somebody who opens it for the first time: bytes as they come over the line. Not
 * those of letters that are drawn late and still on their way from the visit before.
 */
public final class PageWeight {
  private PageWeight() {}

  public static long of(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    var bytes = new AtomicLong();
    var asked = new HashSet<String>();
    session.on(
        "Network.requestWillBeSent",
        event -> {
          if (event.has("type") && event.get("type").getAsString().equals("Document")) {
            asked.clear();
            bytes.set(0);
          }
          asked.add(event.get("requestId").getAsString());
        });
    session.on(
        "Network.loadingFinished",
        event -> {
          if (asked.contains(event.get("requestId").getAsString()))
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
        });
    session.send("Network.enable");
    session.send("Network.setCacheDisabled", disabled());
    page.reload();
    page.evaluate("document.fonts.ready");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return bytes.get();
  }

  private static JsonObject disabled() {
    var parameters = new JsonObject();
    parameters.addProperty("cacheDisabled", true);
    return parameters;
  }
}
