package org.prasan.meeting;

import java.util.UUID;
import org.prasan.files.FileId;

/** A file that belongs to an item. */
record Paper(UUID id, ItemId item, FileId file, String name) {}
