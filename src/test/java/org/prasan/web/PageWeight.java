package org.prasan.web;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.concurrent.atomic.AtomicLong;

/** What a page costs somebody who opens it for the first time: bytes as they come over the line. */
public final class PageWeight {
  private PageWeight() {}

  public static long of(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    var bytes = new AtomicLong();
    session.on(
        "Network.loadingFinished",
        event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
    session.send("Network.enable");
    session.send("Network.setCacheDisabled", disabled());
    page.reload();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return bytes.get();
  }

  private static JsonObject disabled() {
    var parameters = new JsonObject();
    parameters.addProperty("cacheDisabled", true);
    return parameters;
  }
}
