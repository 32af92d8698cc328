import { densityOf } from '../../capacity/density';
import {
  burstMibps,
  creditsAt,
  type EfsLoad,
  losingCredits,
  MIB,
  whyNotMeasured,
} from '../../capacity/efs-file-systems';
import { useElastic } from '../../capacity/families/efs';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeFileSystems } from '../file-systems';

export const efsBurstCredits = defineCheck({
  id: 'efs-burst-credits',
  title: 'File systems in bursting mode have burst credits when the event begins',
  failureTitle: 'File system has used up its burst credits, or will have when the event begins',
  why: 'Without burst credits a file system falls to its baseline, which for a small one is 1 MiB a second.',
  docs: 'https://docs.aws.amazon.com/efs/latest/ug/performance.html#bursting',
  workbook: '12 Performance',
  needs: ['efsFileSystems', 'efsFileSystemPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeFileSystems(artifacts, context, (load, resource) => judgeCredits(load, resource, context)),
});

const GIB = 1024 ** 3;
/** As much as a burst takes in a minute is as good as none. */
const SECONDS_OF_BURST = 60;

function judgeCredits(load: EfsLoad, resource: JudgedResource, { window, target }: TargetContext): Judgement {
  const { fileSystem, measured } = load;
  const { fileSystemId, throughputMode, storedBytes } = fileSystem;
  if (throughputMode === null) return unknown(resource, 'EFS did not say its throughput mode.');
  if (throughputMode !== 'bursting') {
    return notApplicable(`Its throughput mode is ${throughputMode}, which needs no credits.`, resource);
  }
  if (measured?.isUsed === false && whyNotMeasured(load) === null)
    return notApplicable('Nothing read or wrote it in the look-back.', resource);
  const { leastBurstCredits: least = null, burstCreditsNow: now = null } = measured ?? {};
  const none = burstMibps(storedBytes.standard ?? 0) * MIB * SECONDS_OF_BURST;
  const usedUp = [now, least].find((one) => one !== null && one.value < none);
  if (usedUp) {
    return fail(
      resource,
      `Its burst credits were used up at ${usedUp.at}: ${round(usedUp.value / GIB)} GiB were left.`,
      fixOf(load, target),
    );
  }
  const notMeasured = whyNotMeasured(load);
  if (notMeasured !== null) return unknown(resource, notMeasured);
  const density = densityOf(
    least,
    measured?.creditsWindow,
    'minima',
    `BurstCreditBalance of ${fileSystemId}`,
  );
  if (!isKnown(density)) return unknown(resource, density.missing);
  const lost = measured?.burstCreditsLostPerDay ?? null;
  const losing = losingCredits(measured);
  const [next, worst] = [lost, losing].map((each) => creditsAt(window.start, measured, each)) as [
    number | null,
    number | null,
  ];
  if (least === null || now === null || next === null || worst === null) {
    return unknown(
      resource,
      'CloudWatch has less than a day of data for its burst credits, or none of today.',
    );
  }
  const detail = `At least ${round(least.value / GIB)} GiB of burst credits were left, at ${least.at}, and ${round(now.value / GIB)} GiB are now; a day took ${round((lost ?? 0) / GIB)} GiB, and in the last days ${round((measured?.burstCreditsLostLately ?? 0) / GIB)} GiB.`;
  if (next < none)
    return fail(resource, `${detail} None are left when the event begins.`, fixOf(load, target));
  return worst < none
    ? warn(
        resource,
        `${detail} None are left when the event begins if it goes on as in the last days.`,
        fixOf(load, target),
      )
    : pass(resource, `${detail} Whether they last through it, the ceiling efs-throughput tells.`);
}

const fixOf = ({ fileSystem }: EfsLoad, target: TargetContext['target']): FixDraft =>
  fileSystem.performanceMode === 'generalPurpose'
    ? useElastic(fileSystem, target)
    : {
        action: `Provision what ${fileSystem.fileSystemId} needs, which the ceiling efs-throughput tells: Max I/O has no Elastic throughput.`,
        lead: 'configuration',
      };
