package org.prasan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Role;
import org.prasan.web.BrowserTest;
import org.prasan.web.PageWeight;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What pages cost whoever opens them on a poor line: weight at a first visit, and how long it takes
 * until the largest part is there, with 400 kbit/s, 400 ms there and back and a slow telephone, at
 * a first visit and once the style of all pages is there. Prints what it measured.
 */
@BrowserTest
@Tag("slow")
class PoorLineBrowserTest {
  private static final int BYTES_PER_SECOND = 400_000 / 8;
  private static final int THERE_AND_BACK = 400;
  private static final int SLOWER = 4;
  private static final int HEAVIEST = 150_000;
  private static final int LARGEST_PAINT = 2500;
  private static final String PAINT =
      """
      () => new Promise(tell => {
        let last = 0;
        new PerformanceObserver(seen => seen.getEntries().forEach(one => last = one.startTime))
          .observe({ type: "largest-contentful-paint", buffered: true });
        setTimeout(() => tell(last), 300);
      })
      """;
  private static final List<String> PAGES =
      List.of(
          "",
          "/help",
          "/members",
          "/home",
          "/organizations",
          "/organizations/coverage",
          "/organizations/new",
          "/people",
          "/services",
          "/services/register",
          "/referrals",
          "/clients",
          "/clients/new",
          "/meetings",
          "/calendar",
          "/decisions",
          "/commitments",
          "/roster",
          "/territory",
          "/structure",
          "/rules",
          "/numbers",
          "/audit");

  @Autowired SampleScenes samples;

  @Test
  @Timeout(900)
  void noPageIsHeavyAndWhoComesBackWaitsLittle(Visits visits) {
    var scene = samples.whole();
    scene.also(Role.SECRETARY, Role.CASE_WORKER);
    var faults = new ArrayList<String>();
    var page = visits.phone().as(scene, Role.SECRETARY).open(scene.url("/home"));
    for (var path : PAGES) {
      page.navigate(visits.address(scene.url(path)));
      long weight = PageWeight.of(page);
      var first = visits.phone().as(scene, Role.SECRETARY).open("/neutral.svg");
      poor(first);
      double fresh = paint(first, visits.address(scene.url(path)));
      double again = paint(first, visits.address(scene.url(path)));
      first.context().close();
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s | %.0f KB | %.1f s | %.1f s",
              path,
              weight / 1000.0,
              fresh / 1000,
              again / 1000));
      if (weight > HEAVIEST) faults.add(path + " weighs " + weight);
      if (again > LARGEST_PAINT) faults.add(path + " is painted after " + again + " ms");
    }
    assertThat(faults).isEmpty();
  }

  private static void poor(Page page) {
    var session = page.context().newCDPSession(page);
    session.send("Network.enable");
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", THERE_AND_BACK);
    line.addProperty("downloadThroughput", BYTES_PER_SECOND);
    line.addProperty("uploadThroughput", BYTES_PER_SECOND);
    session.send("Network.emulateNetworkConditions", line);
    var slow = new JsonObject();
    slow.addProperty("rate", SLOWER);
    session.send("Emulation.setCPUThrottlingRate", slow);
  }

  private static double paint(Page page, String address) {
    page.navigate(address);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return ((Number) page.evaluate(PAINT)).doubleValue();
  }
}
