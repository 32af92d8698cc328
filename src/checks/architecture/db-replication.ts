import { peaksByInstance } from '../../judging/databases';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, DbInstance } from '../../model/artifacts';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeCarryingInstances } from '../databases';

/** It gets all that its source writes: Amazon RDS User Guide, "Monitoring read replication". */
const REPLICATES = 'replicating';
/** It still gets data, though perhaps not of every database, or only up to a point that somebody set. */
const IN_PART = /^(replication degraded|replication stop point set)$/;
/** It gets nothing until somebody acts. */
const STOPPED = /^(error|stopped|terminated|replication stop point reached)$/;

export const dbReplication = defineCheck({
  id: 'db-replication',
  title: 'Read replicas replicate',
  failureTitle: 'Read replica does not replicate',
  why: 'A replica that stopped goes on answering with what was true then: customers see the stock and the prices of yesterday.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html',
  workbook: '12 Resilience',
  needs: ['dbInstances'],
  uses: ['dbInstancePeaks', ...TRAFFIC_ARTIFACTS],
  evaluate(artifacts, context) {
    const { dbInstancePeaks }: Partial<Artifacts> = artifacts;
    const saysOf = ({ dbInstanceIdentifier, replicationStatus = null }: DbInstance): Says => ({
      status: replicationStatus,
      isStopped: peaksByInstance(dbInstancePeaks, dbInstanceIdentifier)[0]?.isReplicationStopped ?? null,
    });
    const replicas = artifacts.dbInstances.filter((db) => {
      const { status, isStopped } = saysOf(db);
      return db.readReplicaSource !== null || status !== null || isStopped !== null;
    });
    return judgeCarryingInstances(replicas, context, (db, resource) =>
      judgeReplication(resource, saysOf(db)),
    );
  },
});

interface Says {
  /** In the words of RDS; null where it has none for it. */
  readonly status: string | null;
  /** By the metric; null without data. */
  readonly isStopped: boolean | null;
}

function judgeReplication(resource: JudgedResource, { status, isStopped }: Says): Judgement {
  if (status !== null && STOPPED.test(status)) {
    return fail(resource, `RDS says of its replication: ${status}.`, mend(resource));
  }
  if (isStopped) {
    return fail(resource, 'Nothing is replicated to it: its ReplicaLag is -1.', mend(resource));
  }
  if (status === null) {
    return isStopped === null
      ? unknown(resource, 'Whether it replicates is not known: neither RDS nor CloudWatch says it.')
      : pass(resource, 'CloudWatch has its lag, so it replicates.');
  }
  if (status === REPLICATES) return pass(resource, `RDS says of its replication: ${status}.`);
  return IN_PART.test(status)
    ? warn(resource, `RDS says of its replication: ${status}.`, mend(resource))
    : unknown(resource, `RDS says of its replication: ${status}. What that means is not known.`);
}

const mend = ({ name }: JudgedResource) =>
  ({
    action: `Find the error in the events and logs of ${name}, mend it and start replication again, as the guide of its engine says; or make a new replica, and send readers there. Until then let them read from its source.`,
    lead: 'repair',
  }) as const;
