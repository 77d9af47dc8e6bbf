package org.prasan.client;

import org.prasan.tenancy.Acting;

/**
 * A client is being erased, within the transaction that does it: whoever keeps something about the
 * client elsewhere makes it unreadable in the same.
 */
public record ClientErased(Acting acting, ClientId client) {}
