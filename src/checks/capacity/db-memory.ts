import { largerClass, memoryOfClass } from '../../capacity/db-classes';
import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { trafficUses } from '../../judging/traffic-graph';
import type { DbInstance, DbInstancePeak } from '../../model/artifacts';
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

const NEEDS = ['dbInstances', 'dbInstancePeaks'] as const;

const BYTES_IN_MIB = 1024 ** 2;
/**
 * The share of memory that should be free at the worst moment. Of Aurora it is that of AWS's recommended alarm (CloudWatch
 * User Guide, "Recommended alarms"). For the others AWS recommends 25 % "for prolonged periods"; for a moment less is enough,
 * and this share is our own.
 */
const LEAST_FREE = { aurora: 0.05, others: 0.1 };

export const dbMemory = defineCheck({
  id: 'db-memory',
  title: 'Databases have memory left at the normal peak',
  failureTitle: 'Database has hardly any memory left',
  why: 'Each session takes memory of its own. A database that has none left swaps, and is then restarted by its operating system.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  workbook: '12 Performance',
  needs: NEEDS,
  uses: trafficUses(NEEDS),
  evaluate({ dbInstances, dbInstancePeaks }, context) {
    const peaks = new Map(dbInstancePeaks.map((peak) => [peak.dbInstanceIdentifier, peak]));
    return judgeCarryingInstances(dbInstances, context, (db, resource) =>
      db.dbInstanceClass === 'db.serverless'
        ? notApplicable('The memory of Aurora Serverless grows with its capacity.', resource)
        : judgeMemory(db, resource, peaks.get(db.dbInstanceIdentifier)),
    );
  },
});

function judgeMemory(
  { dbInstanceIdentifier, dbInstanceClass, engine }: DbInstance,
  resource: JudgedResource,
  peak: DbInstancePeak | undefined,
): Judgement {
  const free = peak?.freeableMemoryBytes;
  const memoryMiB = memoryOfClass(dbInstanceClass);
  if (memoryMiB === null) return unknown(resource, `The memory of ${dbInstanceClass} is not known.`);
  if (!free) return unknown(resource, 'CloudWatch has no data for FreeableMemory in the look-back.');
  const freeMiB = free.value / BYTES_IN_MIB;
  const share = freeMiB / memoryMiB;
  const detail = `At its lowest ${Math.floor(freeMiB)} of ${memoryMiB} MiB free (${Math.floor(share * 100)} %), at ${free.at}.`;
  if (share >= LEAST_FREE[engine.startsWith('aurora') ? 'aurora' : 'others']) {
    const density = densityOf(free, peak.window, 'minima', 'FreeableMemory');
    return isKnown(density)
      ? pass(resource, `${detail} ${density.words}`)
      : unknown(resource, density.missing);
  }
  const larger = largerClass(dbInstanceClass, 2);
  return warn(resource, detail, {
    action: `Give ${dbInstanceIdentifier} a class with more memory${larger === null ? '' : `, such as ${larger}`}, or its sessions and buffers less, and see it under load. A change of class restarts the database (with Multi-AZ: fails over).`,
    lead: 'database',
  });
}
