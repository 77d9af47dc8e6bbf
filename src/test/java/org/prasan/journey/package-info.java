/** What people do from beginning to end, in a real browser against the whole product. */
@NullMarked
package org.prasan.journey;

import org.jspecify.annotations.NullMarked;
