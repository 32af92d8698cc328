import type { Tags } from './artifacts/fields';
import type { ResourceKind } from './services';

/** Something in an account that the scope of a plan selects or leaves out. */
export interface ScopedResource {
  readonly kind: ResourceKind;
  /** Name, id, ARN, host name: whatever people may write for it. */
  readonly ids: readonly string[];
  readonly tags: Tags;
}

/** A resource by what is known of it: an id that is null is not known. */
export const resource = (
  kind: ResourceKind,
  ids: readonly (string | null)[],
  tags: Tags = {},
): ScopedResource => ({ kind, ids: ids.filter((id) => id !== null), tags });
