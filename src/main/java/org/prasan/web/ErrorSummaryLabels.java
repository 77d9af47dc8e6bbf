package org.prasan.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICDATASection;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IComment;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.ITemplateEnd;
import org.thymeleaf.model.IText;

/**
 * Names the field of each sentence in the summary of errors, in the words and the order of the
 * page. The summary stands before the fields, so what follows it waits until their labels are
 * known; a page without errors passes at once.
 */
public final class ErrorSummaryLabels extends AbstractTemplateHandler {
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final List<Runnable> before = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<Runnable> after = new ArrayList<>();
  private final Deque<String> fieldsets = new ArrayDeque<>();
  private @Nullable Item item;
  private @Nullable StringBuilder label;
  private String labelled = "";
  private int summaryDepth;
  private int asideDepth;
  private boolean holding;

  /** One sentence of the summary. */
  private static final class Item {
    final List<Runnable> events = new ArrayList<>();
    String field = "";
  }

  @Override
  public void handleOpenElement(IOpenElementTag tag) {
    if (!holding && tag.hasAttribute("data-errors")) {
      holding = true;
      summaryDepth = 1;
      before.add(() -> super.handleOpenElement(tag));
      return;
    }
    if (summaryDepth > 0) {
      summaryDepth++;
      if (is(tag, "li")) {
        item = new Item();
        items.add(item);
      }
      hold(() -> super.handleOpenElement(tag));
      if (is(tag, "a") && item != null) name(item, tag);
      return;
    }
    if (holding) opened(tag);
    hold(() -> super.handleOpenElement(tag));
  }

  /** The label comes right after the opening of the link to its field. */
  private void name(Item sentence, IProcessableElementTag link) {
    var target = value(link, "href");
    if (!target.startsWith("#")) return;
    sentence.field = target.substring(1);
    sentence.events.add(() -> say(labels.get(sentence.field)));
  }

  private void say(@Nullable String words) {
    if (words == null || words.isEmpty()) return;
    super.handleText(getContext().getModelFactory().createText(words + ": "));
  }

  private void opened(IOpenElementTag tag) {
    if (label != null && (asideDepth > 0 || isAside(tag))) asideDepth++;
    else if (is(tag, "fieldset")) fieldsets.push(value(tag, "id"));
    else if (is(tag, "label")) begin(value(tag, "for"));
    else if (is(tag, "legend")) begin(fieldsets.isEmpty() ? "" : fieldsets.peek());
  }

  private void begin(String field) {
    label = new StringBuilder();
    labelled = field;
  }

  /** Whether a field is optional, and hints, are no part of its name. */
  private static boolean isAside(IOpenElementTag tag) {
    return value(tag, "class").matches(".*\\b(optional|hint|visually-hidden)\\b.*");
  }

  @Override
  public void handleStandaloneElement(IStandaloneElementTag tag) {
    if (label != null && labelled.isEmpty() && is(tag, "input")) labelled = value(tag, "id");
    hold(() -> super.handleStandaloneElement(tag));
  }

  @Override
  public void handleText(IText text) {
    if (label != null && asideDepth == 0) label.append(text.getText());
    hold(() -> super.handleText(text));
  }

  @Override
  public void handleComment(IComment comment) {
    hold(() -> super.handleComment(comment));
  }

  @Override
  public void handleCDATASection(ICDATASection section) {
    hold(() -> super.handleCDATASection(section));
  }

  @Override
  public void handleCloseElement(ICloseElementTag tag) {
    hold(() -> super.handleCloseElement(tag));
    if (summaryDepth > 0) {
      summaryDepth--;
      if (tag.getElementCompleteName().equals("li")) item = null;
    } else if (asideDepth > 0) {
      asideDepth--;
    } else if (holding) {
      closed(tag.getElementCompleteName());
    }
  }

  private void closed(String element) {
    if (element.equals("fieldset") && !fieldsets.isEmpty()) fieldsets.pop();
    if (label == null || !(element.equals("label") || element.equals("legend"))) return;
    if (!labelled.isEmpty()) labels.putIfAbsent(labelled, label.toString().strip());
    label = null;
  }

  @Override
  public void handleTemplateEnd(ITemplateEnd end) {
    var order = List.copyOf(labels.keySet());
    items.sort(Comparator.comparingInt(one -> order.indexOf(one.field)));
    before.forEach(Runnable::run);
    items.forEach(one -> one.events.forEach(Runnable::run));
    after.forEach(Runnable::run);
    super.handleTemplateEnd(end);
  }

  private void hold(Runnable event) {
    if (!holding) event.run();
    else if (item != null) item.events.add(event);
    else if (items.isEmpty() && summaryDepth > 0) before.add(event);
    else after.add(event);
  }

  private static boolean is(IProcessableElementTag tag, String name) {
    return tag.getElementCompleteName().equals(name);
  }

  private static String value(IProcessableElementTag tag, String attribute) {
    var value = tag.getAttributeValue(attribute);
    return value == null ? "" : value;
  }
}
