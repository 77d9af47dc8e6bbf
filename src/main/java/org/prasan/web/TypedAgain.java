package org.prasan.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.ICDATASection;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IComment;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.ITemplateEnd;
import org.thymeleaf.model.IText;

/**
 * Makes the choice of the language bring along the form of the page, and puts in again what was
 * typed when the page comes in the other language. The choice stands before the form, so what
 * follows it waits until the form's first button is known: that one comes before the choice, for
 * the key Enter presses whichever is first.
 */
public final class TypedAgain extends AbstractTemplateHandler {
  /** What was typed, in the model. */
  static final String TYPED = "typedAgain";

  private static final Set<String> SENT_BY_BUTTON =
      Set.of("name", "value", "formaction", "formmethod", "formenctype", "formnovalidate");
  private static final Set<String> NOT_PUT_IN =
      Set.of("password", "file", "submit", "image", "button", "reset");

  /** On a field whose value belongs to the page as it is shown now. */
  private static final String FRESH = "data-fresh";

  private final List<Runnable> waiting = new ArrayList<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private boolean holding;
  private boolean inChoice;
  private boolean inForm;
  private boolean formSeen;
  private @Nullable String form;
  private @Nullable Map<String, String> pressed;
  private @Nullable String select;
  private boolean inArea;

  @Override
  public void handleOpenElement(IOpenElementTag tag) {
    if (inArea) return;
    if (is(tag, "a") && tag.hasAttribute("data-language")) {
      inChoice = true;
      holding = holding || !formSeen;
      emit(() -> open(tag));
      return;
    }
    if (is(tag, "form") && !formSeen && keeps(tag)) {
      begin(tag);
      return;
    }
    if (!inForm) {
      emit(() -> super.handleOpenElement(tag));
      return;
    }
    if (is(tag, "button") && pressed == null && submits(tag)) pressed(tag);
    if (is(tag, "select")) select = value(tag, "name");
    var filled = filled(tag);
    emit(() -> super.handleOpenElement(filled));
    if (is(tag, "textarea")) write(value(tag, "name"));
  }

  /** A form that one fills in and sends. */
  private static boolean keeps(IProcessableElementTag tag) {
    return value(tag, "method").equalsIgnoreCase("post")
        && Arrays.asList(value(tag, "class").split(" ")).contains("form");
  }

  private static boolean submits(IProcessableElementTag tag) {
    var type = value(tag, "type");
    return type.isEmpty() || type.equals("submit");
  }

  private void begin(IOpenElementTag tag) {
    formSeen = true;
    inForm = true;
    var id = value(tag, "id");
    form = id.isEmpty() ? "form-to-keep" : id;
    IOpenElementTag named = factory().setAttribute(tag, "id", form);
    IOpenElementTag kept =
        typed() == null ? named : factory().setAttribute(named, "data-typed", "yes");
    emit(() -> super.handleOpenElement(kept));
    var hidden = new LinkedHashMap<String, String>();
    hidden.put("type", "hidden");
    hidden.put("name", SwitchLanguage.PAGE);
    hidden.put("value", page());
    emit(
        () ->
            super.handleStandaloneElement(
                factory()
                    .createStandaloneElementTag(
                        "input", hidden, AttributeValueQuotes.DOUBLE, false, false)));
  }

  private void pressed(IProcessableElementTag button) {
    var sent = new LinkedHashMap<String, String>();
    for (var attribute : button.getAllAttributes())
      if (SENT_BY_BUTTON.contains(attribute.getAttributeCompleteName()))
        sent.put(attribute.getAttributeCompleteName(), text(attribute.getValue()));
    pressed = sent;
    release();
  }

  private void release() {
    holding = false;
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  /** The choice of the language: a button of the form, or a link where there is none. */
  private void open(IOpenElementTag link) {
    if (form == null || pressed == null) {
      super.handleOpenElement(link);
      return;
    }
    var first = new LinkedHashMap<>(pressed);
    first.put("form", form);
    first.put("class", "visually-hidden");
    first.put("tabindex", "-1");
    first.put("aria-hidden", "true");
    super.handleOpenElement(button(first));
    super.handleCloseElement(factory().createCloseElementTag("button"));
    var choice = new LinkedHashMap<String, String>();
    choice.put("form", form);
    choice.put("name", SwitchLanguage.BUTTON);
    choice.put("value", value(link, "data-language"));
    choice.put("formaction", page());
    choice.put("formmethod", "post");
    choice.put("formenctype", "application/x-www-form-urlencoded");
    choice.put("formnovalidate", "formnovalidate");
    choice.put("class", ("language " + value(link, "class")).strip());
    choice.put("lang", value(link, "lang"));
    if (link.hasAttribute("aria-label")) choice.put("aria-label", value(link, "aria-label"));
    super.handleOpenElement(button(choice));
  }

  private IOpenElementTag button(Map<String, String> attributes) {
    return factory().createOpenElementTag("button", attributes, AttributeValueQuotes.DOUBLE, false);
  }

  /** The field with what was typed into it. */
  private <T extends IProcessableElementTag> T filled(T tag) {
    var typed = typed();
    if (typed == null) return tag;
    if (is(tag, "option") && select != null) return chosen(tag, typed.get(select), "selected");
    if (!is(tag, "input")) return tag;
    var name = value(tag, "name");
    var type = value(tag, "type");
    if (name.startsWith("_")
        || name.equals(SwitchLanguage.PAGE)
        || NOT_PUT_IN.contains(type)
        || tag.hasAttribute(FRESH)
        || OutOfReach.isSecret(name)) return tag;
    if (type.equals("checkbox") || type.equals("radio"))
      return chosen(tag, typed.get(name), "checked");
    var next = next(name);
    return next == null ? tag : factory().setAttribute(tag, "value", escaped(next));
  }

  private <T extends IProcessableElementTag> T chosen(
      T tag, String @Nullable [] values, String attribute) {
    var value = tag.hasAttribute("value") ? HtmlUtils.htmlUnescape(value(tag, "value")) : "on";
    boolean yes = values != null && Arrays.asList(values).contains(value);
    return yes
        ? factory().setAttribute(tag, attribute, attribute)
        : factory().removeAttribute(tag, attribute);
  }

  private void write(String name) {
    var next = typed() == null ? null : next(name);
    if (next == null) return;
    inArea = true;
    // The first line break of a text area is not part of it.
    emit(() -> super.handleText(factory().createText("\n" + escaped(next))));
  }

  /** Fields of the same name come in the order of the page. */
  private @Nullable String next(String name) {
    var typed = typed();
    var values = typed == null ? null : typed.get(name);
    int place = taken.merge(name, 1, Integer::sum) - 1;
    return values == null || place >= values.length ? null : values[place];
  }

  @Override
  public void handleStandaloneElement(IStandaloneElementTag tag) {
    if (inArea) return;
    if (!inForm) {
      emit(() -> super.handleStandaloneElement(tag));
      return;
    }
    var filled = filled(tag);
    emit(() -> super.handleStandaloneElement(filled));
  }

  @Override
  public void handleCloseElement(ICloseElementTag tag) {
    var element = tag.getElementCompleteName();
    if (inArea && !element.equals("textarea")) return;
    inArea = false;
    if (inChoice && element.equals("a")) {
      inChoice = false;
      emit(
          () ->
              super.handleCloseElement(
                  form == null || pressed == null
                      ? tag
                      : factory().createCloseElementTag("button")));
      return;
    }
    emit(() -> super.handleCloseElement(tag));
    if (element.equals("select")) select = null;
    if (inForm && element.equals("form")) {
      inForm = false;
      if (holding) release();
    }
  }

  @Override
  public void handleText(IText text) {
    if (!inArea) emit(() -> super.handleText(text));
  }

  @Override
  public void handleComment(IComment comment) {
    emit(() -> super.handleComment(comment));
  }

  @Override
  public void handleCDATASection(ICDATASection section) {
    emit(() -> super.handleCDATASection(section));
  }

  @Override
  public void handleTemplateEnd(ITemplateEnd end) {
    release();
    super.handleTemplateEnd(end);
  }

  private void emit(Runnable event) {
    if (holding) waiting.add(event);
    else event.run();
  }

  @SuppressWarnings("unchecked")
  private @Nullable Map<String, String[]> typed() {
    return (Map<String, String[]>) getContext().getVariable(TYPED);
  }

  private String page() {
    return getContext().getVariable("pageAddress") instanceof String address
        ? escaped(address)
        : "";
  }

  private IModelFactory factory() {
    return getContext().getModelFactory();
  }

  private static boolean is(IProcessableElementTag tag, String name) {
    return tag.getElementCompleteName().equals(name);
  }

  private static String value(IProcessableElementTag tag, String attribute) {
    return text(tag.getAttributeValue(attribute));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
