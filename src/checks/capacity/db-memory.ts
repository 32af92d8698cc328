import { typeOfClass } from '../../capacity/db-classes';
import { densityOf } from '../../capacity/density';
import { factsOfType } from '../../capacity/instance-types';
import { MIB_PER_ACU } from '../../capacity/max-connections';
import { clusterOf, isServerless, peaksByInstance } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, DbInstance, DbInstancePeak } from '../../model/artifacts';
import { isDocumentDb, isNeptune } from '../../model/db-engines';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeCarryingInstances } from '../databases';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/**
 * The share of its memory that a database should have free, in percent. "Ideally, available memory should not go below 25% of
 * total memory for prolonged periods. For Aurora, you can set the threshold close to 5%": Amazon CloudWatch User Guide,
 * "Recommended alarms", FreeableMemory. MySQL and MariaDB are held to what is said of Aurora: the default of RDS gives three
 * quarters of the memory to their buffer pool alone, so that they are healthy with less than a quarter. So are DocumentDB and Neptune,
 * which give two thirds to their cache.
 */
const LEAST_PERCENT = 25;
const LEAST_PERCENT_WITH_BUFFER_POOL = 5;
const HAS_BUFFER_POOL = /^(aurora|docdb|mysql|mariadb|neptune)/;

export const dbMemory = defineCheck({
  id: 'db-memory',
  title: 'Databases have memory left at their peak',
  failureTitle: 'Database is short of memory',
  why: 'Each connection takes memory. A database without any left swaps, refuses connections or restarts, and the event opens many at once.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#RDS',
  workbook: '12 Performance',
  needs: ['dbInstances', 'dbInstancePeaks'],
  uses: ['dbClusters', 'ec2InstanceTypes', ...TRAFFIC_ARTIFACTS],
  evaluate(artifacts, context) {
    const { dbInstances, dbInstancePeaks } = artifacts;
    return judgeCarryingInstances(dbInstances, context, (db, resource) =>
      judgeMemory(
        db,
        resource,
        peaksByInstance(dbInstancePeaks, db.dbInstanceIdentifier)[0],
        memoryOf(db, artifacts),
      ),
    );
  },
});

/**
 * The memory of a database in bytes; null where it is not known. What is free of Aurora Serverless v2 counts up to its
 * largest capacity: Aurora guide, "Important Amazon CloudWatch metrics for Aurora Serverless v2"; of DocumentDB and Neptune alike.
 */
function memoryOf(db: DbInstance, { dbClusters, ec2InstanceTypes }: Partial<Artifacts>): number | null {
  if (isServerless(db)) {
    const range = clusterOf(db, dbClusters)?.serverlessV2Scaling;
    return range ? range.maxCapacity * MIB_PER_ACU * MIB : null;
  }
  const facts = factsOfType(typeOfClass(db.dbInstanceClass), ec2InstanceTypes);
  return facts === undefined ? null : facts.memoryMiB * MIB;
}

function judgeMemory(
  db: DbInstance,
  resource: JudgedResource,
  peak: DbInstancePeak | undefined,
  memory: number | null,
): Judgement {
  const { dbInstanceIdentifier: name, dbInstanceClass, engine } = db;
  const free = peak?.freeableMemoryBytes;
  const swap = peak?.swapBytes;
  const density = densityOf(free, peak?.window, 'minima', `FreeableMemory of ${name}`);
  if (!free) return unknown(resource, isKnown(density) ? density.words : density.missing);
  const fix = {
    action: `Give ${name} a class with more memory, or let it take less: fewer connections behind ${isDocumentDb(db) || isNeptune(db) ? 'a pool' : 'RDS Proxy or a pool'}, smaller buffers of each connection. Load test it with the connections of the event.`,
    lead: 'database',
  } as const;
  const least = HAS_BUFFER_POOL.test(engine) ? LEAST_PERCENT_WITH_BUFFER_POOL : LEAST_PERCENT;
  const lowest = `At its lowest ${inGiB(free.value)} GiB of memory free, at ${free.at}`;
  if (memory !== null && free.value * 100 < memory * least) {
    const percent = Math.floor((free.value / memory) * 1000) / 10;
    return warn(
      resource,
      `${lowest}: ${percent} % of the ${inGiB(memory)} GiB of ${dbInstanceClass}, less than the ${least} % that AWS recommends to keep free. The connections of the event take more.`,
      fix,
    );
  }
  if (swap && swap.value > free.value) {
    return warn(
      resource,
      `${lowest}, and at most ${inGiB(swap.value)} GiB swapped out, at ${swap.at}: more than there was room to take back. The connections of the event take more memory.`,
      fix,
    );
  }
  if (memory === null) {
    return unknown(resource, `${lowest}. How much memory ${dbInstanceClass} has is not known.`);
  }
  return isKnown(density)
    ? pass(resource, `${lowest}, of ${inGiB(memory)} GiB. ${density.words}`)
    : unknown(resource, density.missing);
}

const inGiB = (bytes: number): string => String(Number((bytes / GIB).toPrecision(3)));
