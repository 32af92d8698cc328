import { densityOf } from '../../capacity/density';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { trafficUses } from '../../judging/traffic-graph';
import type { DbInstance, DbInstancePeak } from '../../model/artifacts';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeCarryingInstances } from '../databases';

const NEEDS = ['dbInstances', 'dbClusters', 'dbInstancePeaks'] as const;

/** The thresholds of Trusted Advisor's own check of replica lag, in seconds. */
const WARN_SECONDS = 10;
const FAIL_SECONDS = 60;

export const dbReplicaLag = defineCheck({
  id: 'db-replica-lag',
  title: 'Replicas of databases keep up',
  failureTitle: 'Replica of a database falls behind',
  why: 'More traffic brings more writes. Who reads from a replica that falls behind sees old stock and prices, and failing over to it loses what it lacks.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html',
  workbook: '12 Resilience',
  needs: NEEDS,
  uses: trafficUses(NEEDS),
  evaluate({ dbInstances, dbClusters, dbInstancePeaks }, context) {
    const peaks = new Map(dbInstancePeaks.map((peak) => [peak.dbInstanceIdentifier, peak]));
    const readers = new Set(
      dbClusters.flatMap(({ members }) =>
        members.flatMap(({ dbInstanceIdentifier, isWriter }) => (isWriter ? [] : dbInstanceIdentifier)),
      ),
    );
    const replicas = dbInstances.filter(
      ({ readReplicaSource, dbInstanceIdentifier }) =>
        readReplicaSource !== null || readers.has(dbInstanceIdentifier),
    );
    return judgeCarryingInstances(replicas, context, (db, resource) =>
      judgeLag(db, resource, peaks.get(db.dbInstanceIdentifier)),
    );
  },
});

function judgeLag(
  { dbInstanceIdentifier, replicationStatus }: DbInstance,
  resource: JudgedResource,
  peak: DbInstancePeak | undefined,
): Judgement {
  const fix: FixDraft = {
    action: `Find what keeps ${dbInstanceIdentifier} from following its source (its class, its disk, long queries, large transactions), and mend that before the event.`,
    lead: 'repair',
  };
  if (replicationStatus && replicationStatus !== 'replicating') {
    return fail(resource, `The status of its replication is ${replicationStatus}.`, fix);
  }
  const lag = peak?.replicaLagSeconds;
  if (!lag) return unknown(resource, 'CloudWatch has no data for its lag in the look-back.');
  const detail = `At most ${Number(lag.value.toFixed(1))} s behind its source, at ${lag.at}.`;
  if (lag.value > FAIL_SECONDS) return fail(resource, detail, fix);
  if (lag.value > WARN_SECONDS) return warn(resource, detail, fix);
  const density = densityOf(lag, peak.window, 'maxima', 'its lag');
  return isKnown(density) ? pass(resource, `${detail} ${density.words}`) : unknown(resource, density.missing);
}
