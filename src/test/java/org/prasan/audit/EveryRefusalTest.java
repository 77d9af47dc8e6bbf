package org.prasan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.Permit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever is sent to any route and refused, by role, because it is not there or because of what
 * was typed, is one entry in the audit log, and none of what was typed stands in it.
 */
@PrasanTest
class EveryRefusalTest {
  private static final String TYPED = "คำที่พิมพ์ไว้ secretly";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired AuditEntries entries;
  @Autowired TestClock clock;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @AfterEach
  void back() {
    clock.back();
  }

  private record Form(HttpMethod method, String pattern, HandlerMethod handler) {
    String at(Scene scene) {
      return pattern
          .replaceAll("\\{(?:coalition|slug)}", scene.coalition().slug())
          .replaceAll("\\{[^}:]+:([^|}]+)[^}]*}", "$1")
          .replaceAll("\\{[^}]+}", FreshId.next().toString());
    }

    /** Every field there is, by parameter or by record. */
    List<String> fields() {
      return Arrays.stream(handler.getMethodParameters()).flatMap(Form::names).toList();
    }

    private static Stream<String> names(MethodParameter parameter) {
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      if (parameter.hasParameterAnnotation(RequestParam.class))
        return Stream.of(Objects.requireNonNull(parameter.getParameterName()));
      return parameter.getParameterType().isRecord()
          ? Arrays.stream(parameter.getParameterType().getRecordComponents())
              .map(RecordComponent::getName)
          : Stream.of();
    }
  }

  @Test
  void whatTheOfficeIsRefusedAnywhereIsOneEntryWithoutWhatWasTyped() {
    everyRefusalIsOneEntry(Role.SECRETARY);
  }

  @Test
  @Tag("slow")
  void whatWhoWorksWithClientsIsRefusedAnywhereIsOneEntryWithoutWhatWasTyped() {
    everyRefusalIsOneEntry(Role.CASE_WORKER);
  }

  /** Each at a time of its own, so that nothing counts as said before. */
  private void everyRefusalIsOneEntry(Role role) {
    var scene = scenes.fresh();
    var wrong = new ArrayList<String>();
    int refused = 0;
    for (var form : forms()) {
      clock.forward(Duration.ofMinutes(11));
      var place = form.pattern().contains("{coalition}") ? scene.id() : Coalition.NONE.id();
      var last = last(place);
      int status = send(form, scene, role);
      if (status < 400 || status >= 500) continue;
      refused++;
      var noted = refusals(place, last, scene.person(role));
      if (noted.size() != 1 || noted.toString().contains("secretly"))
        wrong.add(form.pattern() + " " + status + ": " + noted);
    }
    assertThat(wrong).isEmpty();
    assertThat(refused).isGreaterThan(150);
  }

  private long last(CoalitionId place) {
    return Tenancy.in(place, () -> entries.head(place).map(AuditChain.Head::number).orElse(0L));
  }

  private List<AuditEntry> refusals(CoalitionId place, long last, PersonId person) {
    return Tenancy.in(place, () -> entries.after(place, last, 20)).stream()
        .filter(entry -> entry.deed().matches(".*(refused|-not-taken|-not-brought)"))
        .filter(entry -> person.value().equals(entry.personId()))
        .toList();
  }

  private int send(Form form, Scene scene, Role role) {
    var request = pages.method(form.method()).uri(form.at(scene)).with(scene.as(role)).with(csrf());
    for (var field : form.fields()) request.param(field, TYPED);
    return request.exchange().getResponse().getStatus();
  }

  private List<Form> forms() {
    var sending = Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE);
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> entry.getValue().hasMethodAnnotation(Permit.class))
        .flatMap(
            entry ->
                entry.getKey().getMethodsCondition().getMethods().stream()
                    .filter(sending::contains)
                    .flatMap(
                        method ->
                            entry.getKey().getPatternValues().stream()
                                .map(
                                    pattern ->
                                        new Form(
                                            method.asHttpMethod(), pattern, entry.getValue()))))
        // A password that does not match is noted of nobody, and a moment later: SignInTest.
        .filter(
            form -> !form.pattern().matches("/(?:api|sign-in|account/password|account/confirm).*"))
        .toList();
  }
}
