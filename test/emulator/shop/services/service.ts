/** What a service of the shop is made of; `index.ts` lists all. */
import type { ArtifactId, Artifacts } from '../../../../src/model/artifacts';
import type { GLOBAL } from '../../../../src/model/target';
import type { Repairs, Rule } from '../../gap-answers';
import type { ByRegion, ShopRegion } from '../account';
import type { Ceilings } from '../ceilings';
import type { Site } from '../site';

/** What is said of a value; what is not said may be anything. */
export type Said<T> = T extends readonly (infer Item)[]
  ? readonly Said<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Said<T[Key]> }
    : T;

/**
 * Of a list, the rows by what they are called: a text of the row or a part of its ARN, or its tag `Name`. One row or all
 * that are called so, in their order.
 */
type SaidOf<Data> = Data extends readonly (infer Row)[]
  ? Readonly<Record<string, Said<Row> | readonly Said<Row>[]>>
  : Said<Data>;

/** The shop has nothing of it: the artifact is empty. */
export const NONE = 'none';

/** What must be collected, by artifact and region. Figures are to six digits. */
export type Collected = {
  readonly [Id in ArtifactId]?:
    | typeof NONE
    | { readonly [Region in ShopRegion | typeof GLOBAL]?: SaidOf<Artifacts[Id]> };
};

/** What the shop does not have, for whoever collects it must have been answered with something. */
interface Rarities {
  /** Actions that nothing calls in the shop, which gives no reason to. */
  readonly actions: readonly string[];
  /** Creates one of each in a region where the shop has nothing. */
  readonly plant: (site: Site) => Promise<void>;
}

/** A service: what the shop has of it, and what must be found of it. `Before` is what services listed before it planted. */
export interface ShopService<Found extends Collected = Collected, Before = never> {
  /** Creates what the shop has in the region of the site, and returns what services after it build on. */
  readonly plant?: (site: Site<ShopRegion> & Before) => Promise<unknown>;
  /** What moto does not keep, as the gap server answers it. */
  readonly answers?: (now: Date) => readonly Rule[];
  /** What moto leaves out of its answers. */
  readonly repairs?: (now: Date) => Partial<Repairs>;
  /** Every artifact of the service, as it must be collected. */
  readonly collected: (now: Date) => Found;
  /** Of the families that are about it. */
  readonly ceilings?: ByRegion<Ceilings>;
  readonly rarities?: Rarities;
}

export const shopService = <Found extends Collected, Before = unknown>(
  service: ShopService<Found, Before>,
): ShopService<Found, Before> => service;
