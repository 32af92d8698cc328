/** What differs between the services whose databases RDS lists, told by the engine. */

/** A service of databases. */
export interface DbService {
  readonly name: string;
  /** Where CloudWatch has the metrics of its instances, by `DBInstanceIdentifier`. */
  readonly namespace: `AWS/${string}`;
  /** What the AWS CLI calls it. */
  readonly cli: string;
  /** The unit of the capacity of its serverless instances, about 2 GiB of memory each. */
  readonly capacityUnit: string;
  /** The most of them that an instance may have. */
  readonly mostCapacity: number;
  /** The least. */
  readonly leastCapacity: number;
  /** Tells how far a member of a cluster is behind its writer, in milliseconds; null where the members of only some clusters have one. */
  readonly lagOfMembers: string | null;
}

const RDS: DbService = {
  name: 'RDS',
  namespace: 'AWS/RDS',
  cli: 'rds',
  capacityUnit: 'ACUs',
  // "256 for recent Aurora versions, or 128 for older versions" (RDS API reference, ServerlessV2ScalingConfiguration).
  mostCapacity: 256,
  leastCapacity: 0.5,
  lagOfMembers: null,
};

const AURORA: DbService = { ...RDS, name: 'Aurora', lagOfMembers: 'AuroraReplicaLag' };

/** Amazon DocumentDB developer guide, "DocumentDB serverless scaling configuration" and "Monitoring Amazon DocumentDB with CloudWatch". */
const DOCUMENTDB: DbService = {
  name: 'DocumentDB',
  namespace: 'AWS/DocDB',
  cli: 'docdb',
  capacityUnit: 'DCUs',
  mostCapacity: 256,
  leastCapacity: 0.5,
  lagOfMembers: 'DBInstanceReplicaLag',
};

/** Amazon Neptune user guide, "Capacity scaling in a Neptune Serverless DB cluster" and "Neptune CloudWatch Metrics". */
const NEPTUNE: DbService = {
  name: 'Neptune',
  namespace: 'AWS/Neptune',
  cli: 'neptune',
  capacityUnit: 'NCUs',
  mostCapacity: 128,
  leastCapacity: 1,
  lagOfMembers: 'ClusterReplicaLag',
};

/** The service of an engine, as `DBInstance.engine` and `DBCluster.engine` name it. */
export function dbServiceOf(engine: string): DbService {
  if (engine === 'docdb') return DOCUMENTDB;
  if (engine === 'neptune') return NEPTUNE;
  return engine.startsWith('aurora') ? AURORA : RDS;
}

/** Whether it is of DocumentDB. */
export const isDocumentDb = ({ engine }: { readonly engine: string }): boolean =>
  dbServiceOf(engine) === DOCUMENTDB;

/** Whether it is of Neptune. */
export const isNeptune = ({ engine }: { readonly engine: string }): boolean =>
  dbServiceOf(engine) === NEPTUNE;

/**
 * Whether the members of a cluster share one volume that grows by itself, in size and in what it sustains; each of them has a class of its
 * own, and any may become the writer.
 */
export const sharesVolume = (engine: string): boolean => dbServiceOf(engine) !== RDS;
