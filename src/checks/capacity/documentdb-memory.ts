import { densityOf } from '../../capacity/density';
import { peaksByInstance } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { DbInstance, DbInstancePeak } from '../../model/artifacts';
import { isDocumentDb } from '../../model/db-engines';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown } from '../check';
import { judgeCarryingInstances } from '../databases';

export const documentdbMemory = defineCheck({
  id: 'documentdb-memory',
  title: 'No operation of DocumentDB waits for memory',
  failureTitle: 'Operations of DocumentDB wait for memory at normal traffic',
  why: 'An instance that lacks memory queues operations, and lets them time out where that goes on. What waits at normal traffic waits all through the event.',
  docs: 'https://docs.aws.amazon.com/documentdb/latest/developerguide/best_practices.html',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbInstancePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ dbInstances, dbInstancePeaks }, context) =>
    judgeCarryingInstances(dbInstances.filter(isDocumentDb), context, (db, resource) =>
      judgeThrottling(db, resource, peaksByInstance(dbInstancePeaks, db.dbInstanceIdentifier)[0]),
    ),
});

function judgeThrottling(
  { dbInstanceIdentifier: name }: DbInstance,
  resource: JudgedResource,
  peaks: DbInstancePeak | undefined,
): Judgement {
  const throttled = peaks?.documentDb?.throttledOperations;
  if (throttled && throttled.value > 0) {
    return fail(
      resource,
      `${throttled.value} operations waited for memory within a minute at ${throttled.at}.`,
      {
        action: `Give ${name} a class with more memory; find the queries that scan or sort without an index, and let clients keep fewer connections and cursors.`,
        lead: 'database',
      },
    );
  }
  const density = densityOf(throttled, peaks?.window, 'maxima', `LowMemNumOperationsThrottled of ${name}`);
  return isKnown(density)
    ? pass(resource, `No operation waited for memory. ${density.words}`)
    : unknown(resource, density.missing);
}
