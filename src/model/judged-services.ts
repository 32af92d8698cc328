import { ARTIFACTS } from './artifacts';
import type { KnownServiceId } from './known-services';

/** The services that are judged, which are those that an artifact names. */
export const JUDGED_SERVICES: ReadonlySet<KnownServiceId> = new Set(
  Object.values(ARTIFACTS).flatMap(({ service }) => service ?? []),
);
