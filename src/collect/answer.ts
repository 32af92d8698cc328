/** Reads fields of AWS's answers. The SDK's types make every field optional; ours say which fields AWS always sends. */
import type { Tags } from '../model/artifacts';

/** Returns a field that AWS always sends. @throws Error when it is missing, because half a resource must not be judged. */
export function requireField<T>(value: T | null | undefined, field: string): T {
  if (value === undefined || value === null) throw new Error(`${field} is missing`);
  return value;
}

/** Turns AWS's list of tags into a record. */
export const toTags = (tags: readonly { Key?: string; Value?: string }[] | undefined): Tags =>
  Object.fromEntries((tags ?? []).map(({ Key, Value }) => [requireField(Key, 'tag key'), Value ?? '']));

/** Turns a time of the SDK into ISO 8601 in UTC; null where AWS gave none. */
export const toIso = (time: Date | undefined): string | null => time?.toISOString() ?? null;

/** Returns the values that are neither null nor undefined. */
export const present = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

/** Returns each value once, in the order of its first occurrence. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
