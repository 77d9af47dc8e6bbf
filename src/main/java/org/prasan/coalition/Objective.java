package org.prasan.coalition;

import java.util.UUID;
import org.prasan.language.LocalizedText;

/** Something the coalition wants to reach; joint work is tagged with it. */
public record Objective(UUID id, String code, LocalizedText text, int position) {}
