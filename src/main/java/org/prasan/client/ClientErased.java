package org.prasan.client;

import org.prasan.tenancy.Acting;

/**
 * A client is being erased, within the transaction that does it: whoever keeps something about the
 * client elsewhere makes it unreadable in the same.
 *
 * @param everywhere what was passed on has to go as well, also where nobody works with it any more
 */
public record ClientErased(Acting acting, ClientId client, boolean everywhere) {}
