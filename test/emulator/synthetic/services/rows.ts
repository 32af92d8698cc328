/** What the rows of every service are made with. */

export const ACCOUNT_ID = '111122223333';

export const REGION = 'us-east-1';
export const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
export const CREATED = new Date('2026-01-15T08:00:00Z');

type Random = () => number;

/** Mulberry32: a small generator of even numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const hex = (index: number, length = 17): string => index.toString(16).padStart(length, '0');

/** Of the one AMI from which everything is launched. */
export const IMAGE_ID = `ami-${hex(17)}`;
export const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('an empty list has no items');
  return item;
};
export const byKey = <T, V>(
  items: readonly T[],
  key: (item: T) => string,
  value: (item: T, index: number) => V,
) => new Map(items.map((item, index) => [key(item), value(item, index)]));

export const appTags = (name: string) => [
  { Key: 'Name', Value: name },
  { Key: 'app', Value: 'shop' },
  { Key: 'cost-center', Value: 'commerce-4711' },
];

export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${rest}`;
