/** What checks and ceilings say alike of what RDS lists. */
import { lookup } from '../lib/lookup';
import type { DbCluster, DbInstance, DbInstancePeak } from '../model/artifacts';

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

/** The class of Aurora Serverless v2, and of the serverless instances of DocumentDB and Neptune, whose capacity changes while they run. */
export const isServerless = ({ dbInstanceClass }: Pick<DbInstance, 'dbInstanceClass'>): boolean =>
  dbInstanceClass === 'db.serverless';

/** Why what RDS lists is not judged as a database of the event, as a sentence; null where it is. */
export const whyNotJudged = ({ status }: { readonly status: string }): string | null =>
  /^delet/.test(status) ? 'It is being deleted.' : null;

/** Tells why a database instance is left out of what is judged, as a sentence; null for one that is judged. */
export const whyInstanceNotJudged = ({ dbInstanceStatus }: DbInstance): string | null =>
  whyNotJudged({ status: dbInstanceStatus });

/** Whether a database has a standby, and keeps it: a pending modification may turn Multi-AZ off. */
export const keepsStandby = ({ multiAz, pendingValues, pendingModifications }: DbInstance): boolean =>
  multiAz && (pendingValues ? pendingValues.multiAz !== false : !pendingModifications.includes('MultiAZ'));

/** What every change of storage means: Amazon RDS User Guide, "Increasing DB instance storage capacity". */
export const STORAGE_CHANGES =
  'A change of storage must wait until the one before it is optimised, which takes hours.';

/** Why a fix of storage cannot be undone. */
export const STORAGE_STAYS = 'Storage cannot be made smaller again.';
