import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { lookup } from '../../lib/lookup';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type OpenSearchDomain,
  type OpenSearchDomainPeak,
} from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import type { Target } from '../../model/target';
import { survives } from '../../plan/survive';
import { densityInWords, densityOf, understatedBy } from '../density';
import { ENTRANCE_ARTIFACTS } from '../entrance-traffic';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, carryingAt, scaledUse, timesLoad, type Use, useAt } from '../growth';
import { growthOf } from '../measured-share';
import { countAgainstQuota } from '../quota-ceiling';
import { storageGrowth } from '../storage-growth';

type DomainArtifacts = Pick<Artifacts, 'openSearchDomains'> & Partial<Artifacts>;

/** The domains that are there to be used. */
const existing = ({ openSearchDomains }: DomainArtifacts): readonly OpenSearchDomain[] =>
  openSearchDomains.filter(({ isDeleted }) => !isDeleted);

const peaksByDomain = lookup(({ domainName }: OpenSearchDomainPeak) => [domainName]);

/** AWS's own advice: an alarm where the busiest node is at 80 % for 45 minutes ("Recommended CloudWatch alarms"). */
const MOST_CPU_PERCENT = 80;

export const openSearchCpu = defineCeilingFamily({
  id: 'opensearch-cpu',
  title: 'Data nodes of search domains have the CPU that the peak needs',
  failureTitle: 'Data nodes of a search domain run out of CPU before the peak',
  why: 'Searches and writes that find no free thread wait in a queue of fixed length, and are refused once it is full.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cloudwatch-alarms.html',
  workbook: '12 Performance',
  unit: '%',
  formula:
    'peak CPUUtilization as the mean over data nodes × m, against the 80 % at which AWS advises to act. What fits only by that mean, and not by the busiest node in its busiest minute × m, is yellow; where more nodes ran than today, their work counts as shared by those of today. Without a zone × nodes ÷ (nodes − those of the zone that has the most), unless a zone stands by. All of it is taken to grow, unless the hours of the look-back show that a share does not.',
  remedy: 'Add data nodes, in multiples of the zones, with shards and replicas for them.',
  kind: 'configured',
  elastic: true,
  needs: ['openSearchDomains'],
  uses: ['openSearchDomainPeaks', ...ENTRANCE_ARTIFACTS],
  estimate: (artifacts, context) =>
    existing(artifacts)
      .filter((domain) => context.carriesTraffic(ARTIFACTS.openSearchDomains.owner(domain)))
      .map((domain) => cpuCeiling(domain, artifacts, context)),
});

function cpuCeiling(
  domain: OpenSearchDomain,
  { openSearchDomainPeaks }: Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { domainName: name, instanceCount, instanceType } = domain;
  const [peaks] = peaksByDomain(openSearchDomainPeaks, name);
  const mean = peaks?.cpuUtilization ?? null;
  const busiest = peaks?.busiestNodeCpuUtilization ?? null;
  const density = densityOf(
    busiest === null ? null : mean,
    peaks?.window,
    'means',
    `CPUUtilization of ${name}`,
  );
  const owner = ARTIFACTS.openSearchDomains.owner(domain);
  const growth =
    peaks && mean
      ? growthOf(
          { byHour: peaks.cpuUtilizationByHour, window: peaks.window, peak: mean.value },
          context.traffic,
          {
            elasticity: context.elasticity(owner),
            added: context.addedTo(owner),
            multiplier: context.multiplier,
          },
        )
      : null;
  const use = growth && busiest ? upTo(growth.use, busiest.value, owner, context) : null;
  const { words, ...zonal } = withoutZone(domain, use);
  return {
    resource: name,
    title: `CPU of the data nodes of ${name} (${instanceCount} × ${instanceType})`,
    unit: '%',
    now: mean?.value ?? null,
    ...(use === null || growth === null
      ? { use: null, ...(isKnown(density) ? {} : density) }
      : {
          use,
          useByDay: growth.useByDay,
          ...understatedBy(density),
          isFlattened: isKnown(density) && density.isFlattened,
        }),
    ...zonal,
    limit: MOST_CPU_PERCENT,
    evidence: [
      ...(mean && busiest && growth
        ? [
            {
              source: 'AWS/ES CPUUtilization',
              at: mean.at,
              detail: `${round(mean.value)} % at normal peak as the mean over data nodes${growth.words} With no more nodes than today, the busiest had ${round(busiest.value)} % in its busiest minute, at ${busiest.at}: what fits only by the mean is yellow. ${densityInWords(density)}`,
            },
          ]
        : []),
      { source: 'es:DescribeDomains', at: context.asOf, detail: words },
    ],
    fix: (expected) => addNodes(domain, Math.max(expected, mostAtPeak(use, zonal, context)), context),
  };
}

/** What the busiest node does at the peak, so that the fix leaves nothing yellow. */
function mostAtPeak(
  use: Use | null,
  { useWithoutZone }: Pick<CeilingDraft, 'useWithoutZone'>,
  { plan, multiplier, highMultiplier }: FamilyContext,
): number {
  const needed = survives(plan) !== 'none' && typeof useWithoutZone === 'object' ? useWithoutZone : use;
  return needed === null ? 0 : useAt(carryingAt(needed, 'least'), highMultiplier ?? multiplier ?? 1);
}

/** The same use, which may be as much as that of the busiest node, all of which grows as far as the plan says. */
function upTo(
  use: Use,
  most: number,
  owner: Parameters<FamilyContext['elasticity']>[0],
  context: FamilyContext,
): Use {
  const factor = context.elasticity(owner);
  const ofBusiest = {
    fixedLoad: most * (1 - factor),
    elasticLoad: most * factor,
    ...addedField(timesLoad(context.addedTo(owner), most)),
  };
  return {
    fixed: 0,
    growth: use.growth.map((term) => {
      const { fixedLoad, elasticLoad, added = [] } = term;
      const own = { fixedLoad: fixedLoad + use.fixed, elasticLoad, ...addedField(added) };
      const least = term.loadBetween?.[0] ?? own;
      return { ...term, ...own, loadBetween: [least, ofBusiest] as const };
    }),
  };
}

/** What becomes of the load of data nodes where a zone of them is lost. */
function withoutZone(
  { instanceCount, zoneCount, multiAzWithStandby }: OpenSearchDomain,
  use: Use | null,
): Pick<CeilingDraft, 'useWithoutZone'> & { readonly words: string } {
  if (multiAzWithStandby) {
    return {
      words:
        'Multi-AZ with Standby: the zone that stands by takes over what a lost one did. Its idle nodes are in the mean, which is so too low, and not in the figure of the busiest node.',
    };
  }
  // The zone that has the most of them, where they are not spread evenly.
  const left = instanceCount - Math.ceil(instanceCount / zoneCount);
  if (zoneCount < 2 || left <= 0)
    return { useWithoutZone: 'lost', words: 'All data nodes are in one zone, and lost with it.' };
  const times = instanceCount / left;
  return {
    ...(use && { useWithoutZone: scaledUse(use, times) }),
    words: `Data nodes are spread over ${zoneCount} zones: without one, the other ${left} of ${instanceCount} carry ${round(times)} times as much.`,
  };
}

function addNodes(domain: OpenSearchDomain, expected: number, { plan, target }: FamilyContext): FixDraft {
  const { domainName, instanceCount, zoneCount } = domain;
  const needed = (instanceCount * expected) / (MOST_CPU_PERCENT * plan.thresholds.yellow);
  const nodes = Math.ceil(Number((needed / zoneCount).toPrecision(12))) * zoneCount;
  return {
    action: `Give ${domainName} ${nodes} data nodes instead of ${instanceCount}, with as many shards and replicas that they share the load evenly, or larger ones; and test it.`,
    command: asking(`data nodes of ${domainName}`, nodes, setNodes(domainName, nodes, target)),
    lead: 'redundancy',
    reversal: {
      action: `Go back to ${instanceCount} data nodes. OpenSearch Service moves their shards first, so that the rest must have room for them.`,
      command: setNodes(domainName, instanceCount, target),
    },
  };
}

const setNodes = (domainName: string, count: number, target: Target) =>
  awsCommand(target, 'opensearch', 'update-domain-config', {
    'domain-name': domainName,
    'cluster-config': JSON.stringify({ InstanceCount: count }),
  });

const MIB_PER_GIB = 1024;

export const openSearchStorage = defineCeilingFamily({
  id: 'opensearch-storage',
  title: 'Storage of search domains lasts through the event',
  failureTitle: 'Storage of a search domain fills before the event is over',
  why: 'A data node without free storage blocks all writes, of the whole domain.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/handling-errors.html#handling-errors-watermark',
  workbook: '12 Performance',
  unit: 'GiB',
  formula:
    'what is used of the volume of the fullest data node, with what OpenSearch Service reserves of it, + growth a day × days until the event + growth a day × days of the event × m, against the size of the volume. What is stored does not grow with traffic otherwise.',
  remedy: 'Give data nodes larger volumes, or delete old indexes.',
  kind: 'configured',
  elastic: true,
  needs: ['openSearchDomains'],
  uses: ['openSearchDomainPeaks'],
  estimate: (artifacts, context) =>
    existing(artifacts)
      .filter((domain) => context.inScope(ARTIFACTS.openSearchDomains.owner(domain)))
      .map((domain) => storageCeiling(domain, artifacts, context)),
});

function storageCeiling(
  domain: OpenSearchDomain,
  { openSearchDomainPeaks }: Partial<Artifacts>,
  context: FamilyContext,
): CeilingDraft {
  const { domainName: name, ebs, instanceType } = domain;
  const [peaks] = peaksByDomain(openSearchDomainPeaks, name);
  const free = peaks?.freeStorageMiB && {
    ...peaks.freeStorageMiB,
    value: peaks.freeStorageMiB.value / MIB_PER_GIB,
  };
  const perDay = peaks?.storageGrowthMiBPerDay ?? null;
  const growth =
    ebs === null
      ? { missing: `How large the disks of ${instanceType} are is not known.` }
      : storageGrowth(
          {
            owner: ARTIFACTS.openSearchDomains.owner(domain),
            source: 'AWS/ES FreeStorageSpace',
            metric: `FreeStorageSpace of ${name}`,
            allocated: ebs.volumeSize,
            free,
            perDay: perDay === null ? null : perDay / MIB_PER_GIB,
            window: peaks?.window,
          },
          context,
        );
  return {
    resource: name,
    title: `Storage of the fullest data node of ${name}`,
    unit: 'GiB',
    now: free && ebs ? ebs.volumeSize - free.value : null,
    ...(isKnown(growth) ? { use: growth.use } : { use: null, ...growth }),
    limit: ebs?.volumeSize ?? null,
    evidence: [
      {
        source: 'es:DescribeDomains',
        at: context.asOf,
        detail:
          ebs === null
            ? `Data nodes store on disks of their own (${instanceType}).`
            : `Each data node has a volume of ${ebs.volumeSize} GiB (${ebs.volumeType}), and nothing enlarges it. Of each, up to 20 GiB are reserved, which count as used.`,
      },
      ...(isKnown(growth) ? [growth.evidence] : []),
    ],
    fix: (expected) => enlarge(domain, Math.ceil(expected / context.plan.thresholds.yellow), context.target),
  };
}

function enlarge({ domainName, ebs }: OpenSearchDomain, size: number, target: Target): FixDraft {
  if (ebs === null) {
    return {
      action: `Give ${domainName} more or larger data nodes, or delete old indexes.`,
      lead: 'rebuild',
    };
  }
  const setSize = (VolumeSize: number) =>
    awsCommand(target, 'opensearch', 'update-domain-config', {
      'domain-name': domainName,
      'ebs-options': JSON.stringify({
        EBSEnabled: true,
        VolumeType: ebs.volumeType,
        VolumeSize,
        ...(ebs.iops !== null && { Iops: ebs.iops }),
        ...(ebs.throughput !== null && { Throughput: ebs.throughput }),
      }),
    });
  return {
    action: `Give each data node of ${domainName} a volume of ${size} GiB instead of ${ebs.volumeSize}, or delete old indexes. Where the type of node allows no such volume, add data nodes.`,
    command: asking(`volume of the data nodes of ${domainName}`, size, setSize(size)),
    lead: 'database',
    reversal: {
      action: `Go back to volumes of ${ebs.volumeSize} GiB once as much is free: OpenSearch Service makes new nodes for that.`,
      command: setSize(ebs.volumeSize),
    },
  };
}

const QUOTAS = SERVICES.es.quotas.es;
const QUOTA_DOCS = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html';

export const openSearchDomainCount = defineCeilingFamily({
  id: 'opensearch-domains',
  title: 'Quota of search domains leaves room for what is planned',
  failureTitle: 'Quota of search domains is too small for what is planned',
  why: 'A domain that is added for the event is refused once the region has as many as the quota allows.',
  docs: QUOTA_DOCS,
  workbook: '11 Service Limits',
  unit: 'domains',
  formula: 'domains of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['openSearchDomains'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    countAgainstQuota(
      {
        resource: 'Search domains',
        title: 'Search domains in the region',
        unit: 'domains',
        quotaCode: QUOTAS.domains,
        serviceCode: 'es',
      },
      {
        now: existing(artifacts).length,
        added: context.plannedAdditions(QUOTAS.domains),
        source: 'es:ListDomainNames',
      },
      artifacts.serviceQuotas,
      context,
    ),
});

export const openSearchInstanceCount = defineCeilingFamily({
  id: 'opensearch-domain-instances',
  title: 'Quota of instances in a search domain leaves room',
  failureTitle: 'Search domain has nearly as many instances as its quota allows',
  why: 'A domain that has as many data nodes as it may have cannot be given more for the event.',
  docs: QUOTA_DOCS,
  workbook: '11 Service Limits',
  unit: 'instances',
  formula:
    'data nodes and UltraWarm nodes of each domain, against the quota of instances in one; it does not grow with traffic. A domain that has more than that has a quota of its own, which is not read.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['openSearchDomains'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    existing(artifacts).flatMap(({ domainName, instanceCount, warmCount }) =>
      countAgainstQuota(
        {
          resource: domainName,
          title: `Instances of ${domainName}`,
          unit: 'instances',
          quotaCode: QUOTAS.instancesPerDomain,
          serviceCode: 'es',
        },
        { now: instanceCount + warmCount, added: 0, source: 'es:DescribeDomains' },
        artifacts.serviceQuotas,
        context,
      ).map(unlessOwn),
    ),
});

/** AWS may raise the quota of a single domain, which Service Quotas lists beside that of the account. */
const unlessOwn = (draft: CeilingDraft): CeilingDraft =>
  draft.limit !== null && (draft.now ?? 0) > draft.limit
    ? {
        ...draft,
        limit: null,
        missing: `${draft.resource} has more instances than the quota of the account, so that it has one of its own, which is not read.`,
      }
    : draft;
