import { typeOfClass } from '../../capacity/db-classes';
import { densityOf } from '../../capacity/density';
import { factsOfType } from '../../capacity/instance-types';
import { MOST_PENDING_REQUESTS, WORKERS_PER_VCPU } from '../../capacity/neptune-limits';
import { isServerless, peaksByInstance } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type DbInstance, type DbInstancePeak } from '../../model/artifacts';
import { isNeptune } from '../../model/db-engines';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeCarryingInstances } from '../databases';

export const neptuneQueue = defineCheck({
  id: 'neptune-queue',
  title: 'Neptune executes requests without a queue',
  failureTitle: 'Requests to Neptune wait already at normal traffic',
  why: `An instance executes as many requests at once as it has workers, queues up to ${MOST_PENDING_REQUESTS} more, whatever its size, and refuses the rest; what waits may time out before its turn.`,
  docs: 'https://docs.aws.amazon.com/neptune/latest/userguide/access-graph-queuing.html',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbInstancePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ dbInstances, dbInstancePeaks }, context) =>
    judgeCarryingInstances(dbInstances.filter(isNeptune), context, (db, resource) =>
      judgeByTraffic(context, (asked) =>
        judgeQueue(db, resource, peaksByInstance(dbInstancePeaks, db.dbInstanceIdentifier)[0], asked),
      ),
    ),
});

function judgeQueue(
  db: DbInstance,
  resource: JudgedResource,
  peaks: DbInstancePeak | undefined,
  context: TargetContext,
): Judgement {
  const { dbInstanceIdentifier: name, dbInstanceClass } = db;
  const pending = peaks?.neptune?.pendingRequests;
  const fix = {
    action: `Find the slow queries of ${name} (its slow-query log), mend them, give it a class with more vCPUs, or send reads to more readers. See it under load.`,
    lead: 'database',
  } as const;
  if (pending && pending.value > 0) {
    const waited = `${pending.value} requests waited at once at normal traffic, at ${pending.at}`;
    const times = multiplierOf(ARTIFACTS.dbInstances.owner(db), context);
    if (pending.value >= MOST_PENDING_REQUESTS) {
      return fail(resource, `${waited}: it refuses what comes beyond ${MOST_PENDING_REQUESTS}.`, fix);
    }
    if (times !== null && pending.value * Math.max(1, times) > MOST_PENDING_REQUESTS) {
      return warn(
        resource,
        `${waited}: more than the ${MOST_PENDING_REQUESTS} that may, if the queue grows with traffic of ${times}×, an assumption; it grows faster once all workers are busy.`,
        fix,
      );
    }
    const workers = workersOf(db);
    if (workers === null) {
      return unknown(resource, `${waited}. How many workers ${dbInstanceClass} has is not known.`);
    }
    if (pending.value > workers) {
      return warn(
        resource,
        `${waited}, and ${dbInstanceClass} has ${workers} workers: each waited for another one to end, and more traffic makes that longer.`,
        fix,
      );
    }
    // A request waits only while all workers are busy.
    if (times !== null && times > 1) {
      return warn(
        resource,
        `${waited}, as all ${workers} workers of ${dbInstanceClass} were busy: with traffic of ${times}× more of them wait, and longer.`,
        fix,
      );
    }
    return pass(resource, `${waited}, no more than its ${workers} workers take up at once.`);
  }
  // Neptune sends the metric only while requests wait, and that of the CPU always.
  const density = densityOf(peaks?.cpuUtilization, peaks?.window, 'means', `CPUUtilization of ${name}`);
  if (peaks?.neptune === undefined || !isKnown(density)) {
    return unknown(
      resource,
      isKnown(density)
        ? 'The inventory does not say whether requests waited: collect again.'
        : density.missing,
    );
  }
  return pass(resource, `No request waited while its CPU was measured. ${density.words}`);
}

function workersOf(db: DbInstance): number | null {
  const vCpus = isServerless(db) ? undefined : factsOfType(typeOfClass(db.dbInstanceClass))?.vCpus;
  return vCpus === undefined ? null : vCpus * WORKERS_PER_VCPU;
}
