import { nameOfDistribution } from '../../judging/distributions';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type CloudFrontDistribution,
  type CloudFrontPeak,
  type Peak,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { linearUse } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.cloudfront.quotas.cloudfront;

/** What both families say alike. */
const DISTRIBUTION = {
  docs: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  needs: ['cloudFrontDistributions', 'cloudFrontPeaks'],
  uses: ['globalServiceQuotas'],
} as const;

const NOT_OF_PLANS =
  'The quota does not count for a distribution on a flat-rate pricing plan, which has an allowance of its own that is not read.';

export const cloudFrontRequests = defineCeilingFamily({
  ...DISTRIBUTION,
  id: 'cloudfront-requests',
  title: 'Quota of requests lets each distribution answer those of the peak',
  failureTitle: 'A distribution reaches its quota of requests a second',
  why: 'Past the quota CloudFront may refuse requests at the edge, however few of them would reach an origin.',
  unit: 'requests/s',
  formula: `Requests of the distribution a second at normal peak × m, against the quota of requests per second per distribution. ${NOT_OF_PLANS}`,
  remedy: 'Request an increase of the quota, or spread the names over several distributions.',
  estimate: (artifacts, context) =>
    inQuestion(artifacts, context).map((one) =>
      ceilingOf(one, artifacts, context, {
        quotaCode: QUOTAS.requestsPerSecond,
        unit: 'requests/s',
        title: 'Requests to',
        metric: 'Requests',
        peak: one.measured?.requestsPerSecond ?? null,
        noun: 'requests a second',
      }),
    ),
});

/** Bits in a gigabit, and in a byte. */
const GIGABIT = 1e9;
const BITS = 8;

export const cloudFrontTransfer = defineCeilingFamily({
  ...DISTRIBUTION,
  id: 'cloudfront-data-transfer',
  title: 'Quota of data transfer lets each distribution send what viewers get at the peak',
  failureTitle: 'A distribution reaches its quota of data transfer',
  why: 'Past the quota viewers may wait or get errors, though all that they ask for is in the caches.',
  unit: 'Gbit/s',
  formula: `BytesDownloaded × 8 ÷ 10⁹ of the distribution a second at normal peak × m, against the quota of data transfer rate per distribution. The metric leaves out answers to POST and PUT. ${NOT_OF_PLANS}`,
  remedy:
    'Request an increase of the quota, make answers smaller, or spread the names over several distributions.',
  estimate: (artifacts, context) =>
    inQuestion(artifacts, context).map((one) => {
      const bytes = one.measured?.bytesPerSecond ?? null;
      return ceilingOf(one, artifacts, context, {
        quotaCode: QUOTAS.gigabitsPerSecond,
        unit: 'Gbit/s',
        title: 'Data of',
        metric: 'BytesDownloaded',
        peak: bytes && { ...bytes, value: (bytes.value * BITS) / GIGABIT },
        noun: 'Gbit a second',
      });
    }),
});

/** A distribution with what it answered. */
interface Measured {
  readonly distribution: CloudFrontDistribution;
  readonly measured: CloudFrontPeak | undefined;
}

/**
 * The distributions in scope of which there is something to project: some use, or that it is not known. One that was there all through the
 * look-back, unchanged, and had no request brings none.
 */
function inQuestion(
  {
    cloudFrontDistributions,
    cloudFrontPeaks,
  }: Pick<Artifacts, 'cloudFrontDistributions' | 'cloudFrontPeaks'>,
  context: FamilyContext,
): Measured[] {
  const peaks = new Map(cloudFrontPeaks.map((peak) => [peak.distributionId, peak]));
  return cloudFrontDistributions
    .filter(({ enabled, staging }) => enabled && !staging)
    .filter((distribution) => context.inScope(ARTIFACTS.cloudFrontDistributions.owner(distribution)))
    .map((distribution) => ({ distribution, measured: peaks.get(distribution.distributionId) }))
    .filter((one) => (one.measured?.requestsPerSecond?.value ?? 0) > 0 || whyNotMeasured(one) !== null);
}

/** Why nothing tells what the event brings to a distribution, as a sentence; null where the look-back does. */
export function whyNotMeasured({ distribution, measured }: Measured): string | null {
  const { lastModifiedTime } = distribution;
  const name = nameOfDistribution(distribution);
  if (measured === undefined || measured.isIncomplete) return `CloudWatch gave no complete data for ${name}.`;
  if (measured.requestsPerSecond !== null) return null;
  return Date.parse(lastModifiedTime) <= Date.parse(measured.window.from)
    ? null
    : `${name} was made or changed within the look-back, and had no request in it: nothing tells what the event brings.`;
}

function ceilingOf(
  one: Measured,
  { globalServiceQuotas }: Partial<Artifacts>,
  context: FamilyContext,
  counted: {
    readonly quotaCode: string;
    readonly unit: string;
    readonly title: string;
    readonly metric: string;
    readonly peak: Peak | null;
    readonly noun: string;
  },
): CeilingDraft {
  const { distribution, measured } = one;
  const name = nameOfDistribution(distribution);
  const { peak, metric } = counted;
  const owner = ARTIFACTS.cloudFrontDistributions.owner(distribution);
  const part = quotaPart(globalServiceQuotas, counted.quotaCode, 'cloudfront', counted.unit, context);
  const density = densityOf(peak, measured?.window, 'rates', `${metric} of ${name}`);
  const why = whyNotMeasured(one);
  const missing = why ?? (isKnown(density) ? null : density.missing);
  return {
    ...part,
    resource: name,
    title: `${counted.title} ${name}`,
    now: peak?.value ?? null,
    ...(peak === null
      ? { use: null, missing: [part.missing, missing].filter(Boolean).join(' ') }
      : {
          use: linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner)),
          ...(why === null ? understatedBy(density) : { understated: why }),
          isFlattened: isKnown(density) && density.isFlattened,
        }),
    evidence: [
      ...part.evidence,
      {
        source: `AWS/CloudFront ${metric}`,
        at: peak?.at ?? context.asOf,
        detail: `${peak === null ? 'Nothing is known of it.' : `At most ${round(peak.value)} ${counted.noun}.`} ${densityInWords(density)} ${NOT_OF_PLANS}`,
      },
    ],
  };
}
