/**
 * The shop: two regions of one account, with ordinary mistakes in them. Each file of `services/` says what it has of one
 * service, plants it, and says what must be found of it.
 */

/** moto's own account. */
export const SHOP_ACCOUNT = '123456789012';

/** What marks the resources of the shop; `legacy-batch` and `legacy-intranet` carry no such tag. */
export const SHOP_TAGS = { app: 'shop' } as const;

/** The zones of its regions. */
export const SHOP_REGIONS = {
  'ap-southeast-1': ['ap-southeast-1a', 'ap-southeast-1b', 'ap-southeast-1c'],
  'us-east-1': ['us-east-1a', 'us-east-1b', 'us-east-1c'],
} as const;

export type ShopRegion = keyof typeof SHOP_REGIONS;

/** What the shop has of something, or what must be found of it, in each region. */
export type ByRegion<T> = Readonly<Record<ShopRegion, T>>;

/** A region in which the shop has nothing: one each of what it does not have is planted there. */
export const RARITIES_REGION = 'eu-west-1';
