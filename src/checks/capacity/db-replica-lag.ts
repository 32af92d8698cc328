import { densityOf } from '../../capacity/density';
import { peaksByInstance } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type DbCluster, type DbInstance, type DbInstancePeak } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeCarryingInstances } from '../databases';

/** "We recommend no more than 60 seconds": Amazon CloudWatch User Guide, "Recommended alarms", ReplicaLag. */
const MOST_SECONDS = 60;

/** "up to five minutes if there are no user transactions occurring on the source" (there), of replicas of PostgreSQL. */
const IDLE_POSTGRES_SECONDS = 300;

export const dbReplicaLag = defineCheck({
  id: 'db-replica-lag',
  title: 'Replicas of databases keep up with the writes',
  failureTitle: 'Replica falls behind its source',
  why: 'More traffic writes more, and a replica that is behind already answers with older and older data, and cannot take over.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#RDS',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbClusters', 'dbInstancePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ dbInstances, dbClusters, dbInstancePeaks }, context) {
    const members = readersOf(dbClusters);
    return judgeCarryingInstances(
      dbInstances.filter((db) => db.readReplicaSource !== null || members.has(db.dbInstanceIdentifier)),
      context,
      (db, resource) =>
        judgeByTraffic(context, (asked) =>
          judgeLag(db, resource, peaksByInstance(dbInstancePeaks, db.dbInstanceIdentifier)[0], asked),
        ),
    );
  },
});

const readersOf = (clusters: readonly DbCluster[]): ReadonlySet<string> =>
  new Set(
    clusters.flatMap(({ members }) =>
      members.filter(({ isWriter }) => !isWriter).map(({ dbInstanceIdentifier }) => dbInstanceIdentifier),
    ),
  );

function judgeLag(
  db: DbInstance,
  resource: JudgedResource,
  peak: DbInstancePeak | undefined,
  context: TargetContext,
): Judgement {
  if (peak?.isReplicationStopped) {
    return notApplicable('It does not replicate, see db-replication.', resource);
  }
  const lag = peak?.replicaLagSeconds;
  const times = multiplierOf(ARTIFACTS.dbInstances.owner(db), context);
  const density = densityOf(lag, peak?.window, 'maxima', `the lag of ${db.dbInstanceIdentifier}`);
  if (!lag) return unknown(resource, isKnown(density) ? density.words : density.missing);
  const seen = `At most ${inSeconds(lag.value)} behind at normal traffic, at ${lag.at}`;
  if (lag.value * Math.max(1, times ?? 1) > MOST_SECONDS) {
    if (db.engine === 'postgres' && lag.value <= IDLE_POSTGRES_SECONDS) {
      return unknown(
        resource,
        `${seen}. PostgreSQL reports up to ${IDLE_POSTGRES_SECONDS} s where nothing is written too, so this tells nothing. Look at its lag while traffic is high.`,
      );
    }
    const grown =
      lag.value > MOST_SECONDS || times === null
        ? ''
        : `; ${inSeconds(lag.value * times)} if it grows with ${times}× traffic, an assumption`;
    return warn(resource, `${seen}${grown}. AWS recommends no more than ${MOST_SECONDS} s.`, {
      action: `Find what ${db.dbInstanceIdentifier} waits for at that time: long queries, a class smaller than that of its source, a table without a primary key. Give it at least the class of its source, and load test it with the writes of the event.`,
      lead: 'database',
    });
  }
  if (!isKnown(density)) return unknown(resource, density.missing);
  return times === null
    ? unknown(resource, `${seen}. The needed multiplier is not known.`)
    : pass(resource, `${seen}. ${density.words}`);
}

const inSeconds = (seconds: number): string => `${Number(seconds.toPrecision(3))} s`;
