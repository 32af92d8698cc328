import { FLEET_ARTIFACTS, fixedFleets } from '../../capacity/fixed-fleets';
import { burstsOnCredits } from '../../capacity/volume-performance';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { defineCheck, fail, pass, unknown, warn } from '../check';

/** Percent of the credits. */
const USED_UP = 1;
const LOW = 20;

export const volumeBurstBalance = defineCheck({
  id: 'volume-burst-balance',
  title: 'Volumes that burst keep their credits on normal days',
  failureTitle: 'Volume spends its burst credits on normal days',
  why: 'A gp2 volume without credits falls to 3 IOPS for each GiB, and one on hard disks to a fraction of its throughput: what normal days use up is not there at the peak.',
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#EBSVolumeTypes_gp2',
  workbook: '12 Performance',
  needs: ['ec2Instances', 'volumes', 'volumePeaks'],
  uses: [...new Set([...TRAFFIC_ARTIFACTS, ...FLEET_ARTIFACTS])],
  evaluate(artifacts, { placed }) {
    const { volumes, volumePeaks } = artifacts;
    const ids = new Set(
      fixedFleets(artifacts, placed).flatMap(({ instances }) =>
        instances.map(({ instanceId }) => instanceId),
      ),
    );
    const least = new Map(
      volumePeaks.map(({ volumeId, leastBurstBalance }) => [volumeId, leastBurstBalance]),
    );
    return volumes
      .filter((volume) => burstsOnCredits(volume) && volume.instanceIds.some((id) => ids.has(id)))
      .map(({ volumeId, volumeType, sizeGiB }) => {
        const balance = least.get(volumeId) ?? null;
        const resource = { name: volumeId };
        if (balance === null)
          return unknown(resource, 'CloudWatch has no data for its BurstBalance in the look-back.');
        const detail = `The least of its burst credits (${volumeType}, ${sizeGiB} GiB) was ${round(balance.value)} %, at ${balance.at}.`;
        if (balance.value >= LOW) return pass(resource, detail);
        const judge = balance.value < USED_UP ? fail : warn;
        return judge(resource, detail, {
          action: `Change ${volumeId} to gp3 with the IOPS and the throughput that it needs at the peak, which need no credits.`,
          lead: 'configuration',
        });
      });
  },
});
