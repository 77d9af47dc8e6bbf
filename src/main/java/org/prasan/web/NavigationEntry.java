package org.prasan.web;

import org.prasan.tenancy.Action;

/**
 * A place a module offers in the navigation; declared as a bean.
 *
 * @param key message key of its label
 * @param icon name in the icon sprite
 * @param path below the coalition's address, as in "/organizations"
 * @param order where it stands; lower first
 * @param onPhone it also stands in the bottom bar of a phone, unless four before it do: who has no
 *     part in referrals finds meetings there
 */
public record NavigationEntry(
    String key, String icon, String path, Action action, int order, boolean onPhone) {}
