package org.prasan.report;

/** A question and the table that was given for it. */
public record Answered(Question question, PublishedTable table) {}
