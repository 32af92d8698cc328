import { ARTIFACTS } from './artifacts';
import type { KnownServiceId } from './known-services';

/** The services that something is collected of, and so judged by: the artifacts say it, and nothing else does. */
export const JUDGED_SERVICES: ReadonlySet<KnownServiceId> = new Set(
  Object.values(ARTIFACTS).flatMap(({ service }) => service ?? []),
);
