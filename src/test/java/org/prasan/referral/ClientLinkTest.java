package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prasan.client.ClientId;
import org.prasan.tenancy.OrganizationId;

/** A link that a client was given opens once, in its time, for whoever knows the code. */
class ClientLinkTest {
  private static final Instant END = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant BEFORE = END.minusMillis(1);
  private static final OneTimeSecret PAGE = OneTimeSecret.link();

  @Test
  void itWaitsUntilItIsOpenedEndedTooOldOrTriedTooOften() {
    assertThat(link(4, null, null).waits(BEFORE)).isTrue();
    assertThat(link(4, null, null).waits(END)).isFalse();
    assertThat(link(5, null, null).waits(BEFORE)).isFalse();
    assertThat(link(0, Instant.EPOCH, null).waits(BEFORE)).isFalse();
    assertThat(link(0, null, Instant.EPOCH).waits(BEFORE)).isFalse();
  }

  @Test
  void itsPageIsOpenForWhoOpenedItAndForAWhile() {
    assertThat(page(PAGE, END, null).openedPage(PAGE, BEFORE)).isTrue();
    assertThat(page(PAGE, END, null).openedPage(PAGE, END)).isFalse();
    assertThat(page(PAGE, END, null).openedPage(OneTimeSecret.link(), BEFORE)).isFalse();
    assertThat(page(PAGE, END, Instant.EPOCH).openedPage(PAGE, BEFORE)).isFalse();
    assertThat(page(PAGE, null, null).openedPage(PAGE, BEFORE)).isFalse();
    assertThat(page(null, END, null).openedPage(PAGE, BEFORE)).isFalse();
  }

  @Test
  void secretsAreDrawnAnewAndOnlyWhatWasDrawnLooksLikeOne() {
    assertThat(OneTimeSecret.link().text()).isNotEqualTo(OneTimeSecret.link().text());
    assertThat(OneTimeSecret.password().text()).isNotEqualTo(OneTimeSecret.password().text());
    assertThat(OneTimeSecret.isLink(PAGE.text())).isTrue();
    assertThat(OneTimeSecret.isLink(PAGE.text().substring(1))).isFalse();
    assertThat(OneTimeSecret.isPassword(OneTimeSecret.password().text())).isTrue();
    assertThat(OneTimeSecret.isPassword("password-password")).isFalse();
    assertThat(OneTimeSecret.code("drawn").text()).matches("[0-9]{6}");
    assertThat(OneTimeSecret.code("drawn")).isEqualTo(OneTimeSecret.code("drawn"));
    assertThat(OneTimeSecret.code("drawn")).isNotEqualTo(OneTimeSecret.code("another"));
  }

  @Test
  void theFingerprintOfACodeHangsOnTheLink() {
    var code = OneTimeSecret.code("drawn");
    assertThat(PAGE.is(PAGE.fingerprint())).isTrue();
    assertThat(PAGE.is(OneTimeSecret.link().fingerprint())).isFalse();
    assertThat(code.fingerprint(PAGE))
        .hasSize(64)
        .isNotEqualTo(code.fingerprint())
        .isNotEqualTo(code.fingerprint(OneTimeSecret.link()));
  }

  private static ClientLink link(int wrong, @Nullable Instant opened, @Nullable Instant ended) {
    return new ClientLink(
        UUID.randomUUID(),
        OrganizationId.fresh(),
        ClientId.fresh(),
        "",
        "tha",
        END,
        wrong,
        opened,
        null,
        null,
        ended);
  }

  private static ClientLink page(
      @Nullable OneTimeSecret key, @Nullable Instant until, @Nullable Instant ended) {
    return new ClientLink(
        UUID.randomUUID(),
        OrganizationId.fresh(),
        ClientId.fresh(),
        "",
        "tha",
        END,
        0,
        Instant.EPOCH,
        key == null ? null : key.fingerprint(),
        until,
        ended);
  }
}
