/** What checks and ceilings say alike of what RDS lists. */
import { lookup } from '../lib/lookup';
import type { DbInstance, DbInstancePeak } from '../model/artifacts';

/** Finds the measured peaks of a database instance by its identifier. */
export const peaksByInstance = lookup(({ dbInstanceIdentifier }: DbInstancePeak) => [dbInstanceIdentifier]);

/** Engines of services of their own, which RDS lists too; their metrics have namespaces that nothing reads. */
const OTHER_SERVICES: Readonly<Record<string, string>> = {
  docdb: 'DocumentDB, whose metrics are in AWS/DocDB',
  neptune: 'Neptune, whose metrics are in AWS/Neptune',
};

/** Why what RDS lists is not judged as a database of the event, as a sentence; null where it is. */
export function whyNotJudged({
  engine,
  status,
}: {
  readonly engine: string;
  readonly status: string;
}): string | null {
  if (/^delet/.test(status)) return 'It is being deleted.';
  const service = Object.hasOwn(OTHER_SERVICES, engine) ? OTHER_SERVICES[engine] : undefined;
  return service === undefined
    ? null
    : `It is of ${service}: a service of its own, which nothing judges (see services-in-use).`;
}

/** Tells why a database instance is left out of what is judged, as a sentence; null for one that is judged. */
export const whyInstanceNotJudged = ({ engine, dbInstanceStatus }: DbInstance): string | null =>
  whyNotJudged({ engine, status: dbInstanceStatus });

/** Whether a database has a standby, and keeps it: a pending modification may turn Multi-AZ off. */
export const keepsStandby = ({ multiAz, pendingValues, pendingModifications }: DbInstance): boolean =>
  multiAz && (pendingValues ? pendingValues.multiAz !== false : !pendingModifications.includes('MultiAZ'));

/** What every change of storage means: Amazon RDS User Guide, "Increasing DB instance storage capacity". */
export const STORAGE_CHANGES =
  'A change of storage must wait until the one before it is optimised, which takes hours.';

/** Why a fix of storage cannot be undone. */
export const STORAGE_STAYS = 'Storage cannot be made smaller again.';
