/** What checks and ceilings say alike of what RDS lists. */
import { lookup } from '../lib/lookup';
import type { DbCluster, DbInstance, DbInstancePeak } from '../model/artifacts';
import type { KnownServiceId } from '../model/known-services';

/** Finds the measured peaks of a database instance by its identifier. */
export const peaksByInstance = lookup(({ dbInstanceIdentifier }: DbInstancePeak) => [dbInstanceIdentifier]);

const clustersByName = lookup(({ dbClusterIdentifier }: DbCluster): (string | null)[] => [
  dbClusterIdentifier,
]);

/** The cluster of an instance; undefined where it is in none, or that could not be read. */
export const clusterOf = (
  { dbClusterIdentifier }: Pick<DbInstance, 'dbClusterIdentifier'>,
  clusters: readonly DbCluster[] | undefined,
): DbCluster | undefined => clustersByName(clusters, dbClusterIdentifier)[0];

/** Engines of services of their own, which RDS lists too; their metrics have namespaces that nothing reads. */
const OTHER_SERVICES: Readonly<Record<string, { readonly id: KnownServiceId; readonly words: string }>> = {
  docdb: { id: 'documentdb', words: 'DocumentDB, whose metrics are in AWS/DocDB' },
  neptune: { id: 'neptune', words: 'Neptune, whose metrics are in AWS/Neptune' },
};

const otherServiceOf = (engine: string) =>
  Object.hasOwn(OTHER_SERVICES, engine) ? OTHER_SERVICES[engine] : undefined;

/** The service of its own that an engine is of, which RDS lists too; undefined where it is an engine of RDS. */
export const serviceOfEngine = (engine: string): KnownServiceId | undefined => otherServiceOf(engine)?.id;

/** The class of Aurora Serverless v2, whose capacity changes while it runs. */
export const isServerless = ({ dbInstanceClass }: Pick<DbInstance, 'dbInstanceClass'>): boolean =>
  dbInstanceClass === 'db.serverless';

/** Why what RDS lists is not judged as a database of the event, as a sentence; null where it is. */
export function whyNotJudged({
  engine,
  status,
}: {
  readonly engine: string;
  readonly status: string;
}): string | null {
  if (/^delet/.test(status)) return 'It is being deleted.';
  const service = otherServiceOf(engine);
  return service === undefined
    ? null
    : `It is of ${service.words}: a service of its own, which nothing judges (see services-in-use).`;
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
