import { ARTIFACTS } from './artifacts';
import { GLOBAL_SERVICE_IDS, type KnownServiceId } from './known-services';

/** The services that are judged, which are those that an artifact names. */
export const JUDGED_SERVICES: ReadonlySet<KnownServiceId> = new Set(
  Object.values(ARTIFACTS).flatMap((definition) => [
    ...(definition.service === null ? [] : [definition.service]),
    ...('alsoOf' in definition ? definition.alsoOf : []),
  ]),
);

/** Of the services that AWS serves once per account, those that are only seen by their metrics. */
export const UNJUDGED_GLOBAL_SERVICES: readonly KnownServiceId[] = GLOBAL_SERVICE_IDS.filter(
  (id) => !JUDGED_SERVICES.has(id),
);
