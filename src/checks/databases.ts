import { whyInstanceNotJudged, whyNotJudged } from '../judging/databases';
import { ARTIFACTS, type DbCluster, type DbInstance } from '../model/artifacts';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

const instanceResource = (db: DbInstance): JudgedResource => ({
  name: db.dbInstanceIdentifier,
  arn: db.dbInstanceArn,
});

/** Instances and clusters are named apart: both may be called `orders`. */
const clusterResource = (cluster: DbCluster): JudgedResource => ({
  name: `cluster/${cluster.dbClusterIdentifier}`,
  arn: cluster.dbClusterArn,
});

type JudgeInstance = (db: DbInstance, resource: JudgedResource) => Judgement;

/** Judges every instance, those of clusters too; none that is being deleted or is of another service. */
export const judgeEachInstance = (
  instances: readonly DbInstance[],
  judge: JudgeInstance,
): readonly Judgement[] =>
  instances.map((db) => {
    const why = whyInstanceNotJudged(db);
    return why === null ? judge(db, instanceResource(db)) : notApplicable(why, instanceResource(db));
  });

/** As {@link judgeEachInstance}, for what matters where the event's traffic goes; see {@link asPlaced}. */
export const judgeCarryingInstances = (
  instances: readonly DbInstance[],
  { placed }: Pick<TargetContext, 'placed'>,
  judge: JudgeInstance,
): readonly Judgement[] =>
  judgeEachInstance(instances, (db, resource) =>
    asPlaced(judge(db, resource), () => placed(ARTIFACTS.dbInstances.owner(db))),
  );

/** Judges every cluster, as {@link judgeEachInstance} does. */
export const judgeClusters = (
  clusters: readonly DbCluster[],
  judge: (cluster: DbCluster, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  clusters.map((cluster) => {
    const why = whyNotJudged(cluster);
    return why === null
      ? judge(cluster, clusterResource(cluster))
      : notApplicable(why, clusterResource(cluster));
  });

/** Judges the instances that stand alone; members of a cluster are judged as the cluster. */
export const judgeInstances = (
  instances: readonly DbInstance[],
  judge: JudgeInstance,
): readonly Judgement[] =>
  judgeEachInstance(
    instances.filter((db) => db.dbClusterIdentifier === null),
    judge,
  );

/** As {@link judgeInstances}, for what a read replica takes from its source. */
export const judgePrimaries = (
  instances: readonly DbInstance[],
  judge: JudgeInstance,
): readonly Judgement[] =>
  judgeInstances(instances, (db, resource) =>
    db.readReplicaSource === null
      ? judge(db, resource)
      : notApplicable(`It is a read replica of ${db.readReplicaSource}.`, resource),
  );
