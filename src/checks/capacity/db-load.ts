import { typeOfClass } from '../../capacity/db-classes';
import { densityOf } from '../../capacity/density';
import { factsOfType } from '../../capacity/instance-types';
import { isServerless, peaksByInstance } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { DbInstance, DbInstancePeak } from '../../model/artifacts';
import { isDocumentDb, isNeptune } from '../../model/db-engines';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeCarryingInstances } from '../databases';

export const dbLoad = defineCheck({
  id: 'db-load',
  title: 'Databases work on no more sessions than they have vCPUs',
  failureTitle: 'Sessions of a database wait already at the normal peak',
  why: 'Sessions beyond the vCPUs wait for the CPU, a lock or the disk. What waits at the normal peak stands still at many times that.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.ActiveSessions.html',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbInstancePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ dbInstances, dbInstancePeaks }, context) {
    return judgeCarryingInstances(dbInstances, context, (db, resource) => {
      if (isDocumentDb(db) || isNeptune(db)) {
        return notApplicable('Its sessions are not read.', resource);
      }
      if (!db.performanceInsightsEnabled) {
        return notApplicable('Performance Insights, which counts its sessions, is off.', resource);
      }
      return isServerless(db)
        ? notApplicable('The vCPUs of Aurora Serverless grow with its capacity.', resource)
        : judgeLoad(db, resource, peaksByInstance(dbInstancePeaks, db.dbInstanceIdentifier)[0]);
    });
  },
});

function judgeLoad(
  { dbInstanceIdentifier, dbInstanceClass }: DbInstance,
  resource: JudgedResource,
  peak: DbInstancePeak | undefined,
): Judgement {
  const sessions = peak?.activeSessions;
  const vCpus = factsOfType(typeOfClass(dbInstanceClass))?.vCpus;
  if (vCpus === undefined) return unknown(resource, `The vCPUs of ${dbInstanceClass} are not known.`);
  if (!sessions) return unknown(resource, 'CloudWatch has no data for DBLoad in the look-back.');
  const detail = `${Number(sessions.value.toFixed(1))} sessions were active at once at the normal peak, at ${sessions.at}, and it has ${vCpus} vCPUs.`;
  if (sessions.value <= vCpus) {
    const density = densityOf(sessions, peak.window, 'means', 'DBLoad');
    return isKnown(density)
      ? pass(resource, `${detail} ${density.words}`)
      : unknown(resource, density.missing);
  }
  return warn(resource, detail, {
    action: `See in Performance Insights what the sessions of ${dbInstanceIdentifier} wait for, mend that (queries, indexes, locks, the disk), or give it a larger class, and see it under load.`,
    lead: 'database',
  });
}
