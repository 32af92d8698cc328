import { densityOf } from '../../capacity/density';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { OpenSearchDomainPeak, Peak } from '../../model/artifacts';
import { defineCheck, type Judgement, pass, unknown, warn } from '../check';
import { judgeDomains, type MeasuredDomain } from '../opensearch';

/** What is held against a share at which AWS advises to act ("Recommended CloudWatch alarms"). */
interface Pressure {
  readonly metric: string;
  readonly of: string;
  readonly most: number;
  peakOf(peaks: OpenSearchDomainPeak): Peak | null;
}

const OF_DATA_NODES: readonly Pressure[] = [
  {
    metric: 'JVMMemoryPressure',
    of: 'of the heap of a data node',
    // AWS advises to act at 95 %, and blocks all writes after half an hour at 92 %.
    most: 92,
    peakOf: ({ jvmMemoryPressure }) => jvmMemoryPressure,
  },
  {
    metric: 'OldGenJVMMemoryPressure',
    of: 'of the heap of a data node after collection',
    most: 80,
    peakOf: ({ oldGenJvmMemoryPressure }) => oldGenJvmMemoryPressure,
  },
];

const OF_MASTERS: readonly Pressure[] = [
  {
    metric: 'MasterCPUUtilization',
    of: 'of the CPU of a dedicated master',
    most: 50,
    peakOf: ({ masterCpuUtilization }) => masterCpuUtilization,
  },
  {
    metric: 'MasterOldGenJVMMemoryPressure',
    of: 'of the heap of a dedicated master after collection',
    most: 80,
    peakOf: ({ masterOldGenJvmMemoryPressure }) => masterOldGenJvmMemoryPressure,
  },
];

export const openSearchMemory = defineCheck({
  id: 'opensearch-memory',
  title: 'Nodes of search domains have heap left, and masters CPU',
  failureTitle: 'Nodes of a search domain are short of heap, or masters of CPU',
  why: 'Heap does not grow in proportion to traffic; but where it is short, searches are cut off, and at 92 % for half an hour all writes are blocked.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html',
  workbook: '12 Performance',
  needs: ['openSearchDomains', 'openSearchDomainPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeDomains(artifacts, context, judgePressure),
});

function judgePressure({ domain, peaks, resource }: MeasuredDomain): Judgement {
  const { dedicatedMasterCount, warmCount, coordinatorCount } = domain;
  const measured = [...OF_DATA_NODES, ...(dedicatedMasterCount > 0 ? OF_MASTERS : [])].map((pressure) => {
    const peak = peaks ? pressure.peakOf(peaks) : null;
    const { metric, of } = pressure;
    const words = peak === null ? '' : `${round(peak.value)} % ${of} (${metric}), at ${peak.at}`;
    return { ...pressure, peak, words, density: densityOf(peak, peaks?.window, 'maxima', metric) };
  });
  const high = measured.filter(({ peak, most }) => peak !== null && peak.value >= most);
  if (high.length > 0) {
    return warn(
      resource,
      `${high.map(({ words, most }) => `${words}; it should stay below ${most} %`).join('. ')}.`,
      {
        action:
          'Choose larger nodes, or fewer shards on each; for masters, a larger type of instance, or fewer indexes.',
        lead: 'rebuild',
      },
    );
  }
  const unread = measured.map(({ density }) => density).find((density) => !isKnown(density));
  if (unread !== undefined && !isKnown(unread)) return unknown(resource, unread.missing);
  const detail = `${measured.map(({ words }) => words).join('; ')}.`;
  return warmCount + coordinatorCount > 0
    ? unknown(resource, `${detail} What its UltraWarm nodes and coordinators carry is not read.`)
    : pass(resource, detail);
}
