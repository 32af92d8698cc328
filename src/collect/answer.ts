/** Reading AWS's answers: the SDK's types make every field optional, ours say which ones are always there. */
import type { Tags } from '../model/artifacts';

/** A field that AWS always sends. @throws Error when it did not: half a resource is not judged as a whole one. */
export function requireField<T>(value: T | null | undefined, field: string): T {
  if (value === undefined || value === null) throw new Error(`${field} is missing`);
  return value;
}

export const toTags = (tags: readonly { Key?: string; Value?: string }[] | undefined): Tags =>
  Object.fromEntries((tags ?? []).map(({ Key, Value }) => [requireField(Key, 'tag key'), Value ?? '']));

export const toIso = (time: Date | undefined): string | null => time?.toISOString() ?? null;

/** The values without null and undefined. */
export const present = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
