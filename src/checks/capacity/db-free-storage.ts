import { densityOf } from '../../capacity/density';
import { asking, awsCommand } from '../../judging/aws-command';
import { peaksByInstance, STORAGE_CHANGES, STORAGE_STAYS } from '../../judging/databases';
import { isKnown } from '../../judging/known';
import type { DbInstance, DbInstancePeak } from '../../model/artifacts';
import type { Target } from '../../model/target';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeInstances } from '../databases';

const GIB = 1024 ** 3;
/** The thresholds of Trusted Advisor's own check of free storage. */
const WARN_SHARE = 0.2;
const FAIL_SHARE = 0.1;

export const dbFreeStorage = defineCheck({
  id: 'db-free-storage',
  title: 'Databases have at least a fifth of their storage free',
  failureTitle: 'Database is short of free storage',
  why: 'A database without free storage stops taking writes, and making room takes longer than a sale.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html',
  workbook: 'Step 10',
  needs: ['dbInstances', 'dbInstancePeaks'],
  evaluate({ dbInstances, dbInstancePeaks }, { target }) {
    return judgeInstances(dbInstances, (db, resource) =>
      db.storageType.startsWith('aurora')
        ? notApplicable('The storage of Aurora grows by itself.', resource)
        : judgeFreeStorage(
            db,
            resource,
            peaksByInstance(dbInstancePeaks, db.dbInstanceIdentifier)[0],
            target,
          ),
    );
  },
});

function judgeFreeStorage(
  db: DbInstance,
  resource: JudgedResource,
  peak: DbInstancePeak | undefined,
  target: Target,
): Judgement {
  const free = peak?.freeStorageBytes;
  if (!free || db.allocatedStorage <= 0) {
    return unknown(resource, 'CloudWatch has no data for FreeStorageSpace in the look-back.');
  }
  const freeGiB = free.value / GIB;
  const share = freeGiB / db.allocatedStorage;
  const detail = `At its lowest ${freeGiB.toFixed(1)} of ${db.allocatedStorage} GiB free (${Math.floor(share * 100)} %), at ${free.at}.`;
  if (share >= WARN_SHARE) {
    // A single data point can show a shortage; it takes enough of them to show that there was none.
    const density = densityOf(free, peak.window, 'minima', 'FreeStorageSpace');
    return isKnown(density)
      ? pass(resource, `${detail} ${density.words}`)
      : unknown(resource, density.missing);
  }
  const verdict = share < FAIL_SHARE ? fail : warn;
  const size = Math.ceil((db.allocatedStorage - freeGiB) / (1 - 2 * WARN_SHARE));
  return verdict(resource, detail, {
    action: `Allocate more storage. The database stays up. ${STORAGE_CHANGES}`,
    command: asking(
      `storage of ${db.dbInstanceIdentifier}`,
      size,
      awsCommand(target, 'rds', 'modify-db-instance', {
        'db-instance-identifier': db.dbInstanceIdentifier,
        'allocated-storage': size,
        'apply-immediately': true,
      }),
    ),
    irreversible: STORAGE_STAYS,
    lead: 'database',
  });
}
