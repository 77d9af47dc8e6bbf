/** Whatever can be sent, sent to every address. */
@NullMarked
package org.prasan.fuzz;

import org.jspecify.annotations.NullMarked;
