package org.prasan.translation;

import org.prasan.tenancy.PersonId;

/**
 * Somebody who wrote something of a language, its names or its phrases.
 *
 * @param waits whether any of it was written since the last edition
 */
record Hand(PersonId person, boolean waits) {}
