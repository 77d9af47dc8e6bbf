package org.prasan.directory;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files of services, handed out and brought in. */
@TestComponent
class HsdsScenes {
  private final HsdsExport export;
  private final ServiceImports imports;
  private final ImportServices importServices;
  private final Remainders remainders;
  private final OrganizationRegistry registry;
  private final MockMvcTester pages;
  private final JsonMapper json;

  HsdsScenes(
      HsdsExport export,
      ServiceImports imports,
      ImportServices importServices,
      Remainders remainders,
      OrganizationRegistry registry,
      MockMvcTester pages,
      JsonMapper json) {
    this.export = export;
    this.imports = imports;
    this.importServices = importServices;
    this.remainders = remainders;
    this.registry = registry;
    this.pages = pages;
    this.json = json;
  }

  /** The organization of the scene stands in the registry. */
  void registered(Scene scene, OrganizationId organization, String name) {
    scene.in(
        () ->
            registry.add(
                Acting.system(scene.coalition(), "test"),
                organization,
                NewOrganization.named(LocalizedText.of(name), OrganizationKind.FOUNDATION)));
  }

  /** Somebody of this organization who may read all of its services and bring in files. */
  static Acting allowedEverything(Scene scene, OrganizationId organization) {
    var secretary = scene.acting(Role.SECRETARY);
    return new Acting(
        scene.coalition(),
        secretary.person(),
        organization,
        null,
        secretary.personName(),
        secretary.organizationName(),
        EnumSet.of(Role.VISITOR, Role.FOCAL_POINT, Role.SECRETARY),
        "127.0.0.1");
  }

  ObjectNode exported(Scene scene, Acting acting) {
    var out = new ByteArrayOutputStream();
    scene.in(
        () -> {
          try {
            export.write(acting, RegisterFilter.ALL, out);
            return true;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return json.readValue(out.toByteArray(), ObjectNode.class);
  }

  ImportServices.Outcome imported(Scene scene, Acting acting, JsonNode file) {
    try {
      var read = HsdsUpload.read(new ByteArrayInputStream(bytes(file.toString())));
      if (!(read instanceof HsdsUpload.Read(var content))) throw new AssertionError(read);
      return scene.in(
          () -> {
            var person = Objects.requireNonNull(acting.person());
            var id = imports.keep(acting, person, "services.json", content);
            return importServices.accept(acting, id, true);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file brought under an id. */
  ServiceId brought(Scene scene, UUID id) {
    var brought = scene.in(() -> remainders.broughtAs(scene.id(), List.of(id)).keySet());
    if (brought.size() != 1) throw new AssertionError("Brought as " + id + ": " + brought);
    return brought.iterator().next();
  }

  // ── through the pages ──

  MvcTestResult upload(Scene scene, Role role, String name, byte[] content) {
    return pages
        .post()
        .uri(scene.url("/services/import"))
        .multipart()
        .file(new MockMultipartFile("file", name, null, content))
        .with(scene.as(role))
        .with(csrf())
        .exchange();
  }

  /** The address of the preview. */
  String uploaded(Scene scene, String content) {
    var answer = upload(scene, Role.SECRETARY, "services.json", bytes(content));
    var place = answer.getResponse().getRedirectedUrl();
    if (place == null) throw new AssertionError(text(answer));
    return place;
  }

  String preview(Scene scene, String content) {
    return text(
        pages.get().uri(uploaded(scene, content)).with(scene.as(Role.SECRETARY)).exchange());
  }

  /** Brings in the file and says yes. */
  MvcTestResult taken(Scene scene, String content, boolean openShelters) {
    return pages
        .post()
        .uri(uploaded(scene, content))
        .param("open", Boolean.toString(openShelters))
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .exchange();
  }

  /** A file of one service of the organization, with these properties besides. */
  static String file(UUID id, OrganizationId organization, String more) {
    return """
    [{"id": "%s", "organization_id": "%s", "name": "บริการจากไฟล์", "status": "active"%s}]
    """
        .formatted(id, organization, more.isEmpty() ? "" : ", " + more);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  JsonNode json(MvcTestResult answer) {
    return json.readTree(answer.getResponse().getContentAsByteArray());
  }

  static List<ObjectNode> contents(JsonNode file) {
    return Remainder.objects(file.get("contents"));
  }
}
