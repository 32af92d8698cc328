import { asking } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts } from '../../model/artifacts';
import type { Evidence } from '../../model/ceiling';
import { SERVICES } from '../../model/services';
import { writeChange } from '../changes';
import { densityInWords, densityOf, understatedBy } from '../density';
import { registerTarget, type ScaledThroughput, scalingOf } from '../dynamodb-scaling';
import {
  DIRECTIONS,
  type Direction,
  isInQuestion,
  listThroughputs,
  type Throughput,
  updateCapacity,
  updateThroughput,
  whyNotMeasured,
} from '../dynamodb-throughput';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, type Growth, linearUse, timesLoad } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.dynamodb.quotas.dynamodb;

/** What the families of both directions say alike. */
const CAPACITY = {
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html',
  workbook: '12 Performance',
  kind: 'configured',
  elastic: true,
  needs: ['dynamodbTables', 'dynamodbPeaks'],
  uses: ['scalableTargets'],
} as const;

const BURSTS =
  'Peaks are means of five minutes, as DynamoDB keeps unused capacity for so long and lets requests use it; what is higher within them is not seen.';

export const dynamodbReadCapacity = defineCeilingFamily({
  ...CAPACITY,
  id: 'dynamodb-read-capacity',
  title: 'Tables and indexes have the read capacity that the peak needs',
  failureTitle: 'Reads of a table or an index are throttled before the peak',
  why: 'Reads beyond the capacity of a table or an index are refused, and clients that repeat them wait for each other.',
  unit: DIRECTIONS.read.unit,
  formula: `peak of ConsumedReadCapacityUnits a second × m, of each table and each global secondary index, against what is provisioned; where Application Auto Scaling raises that, against the maximum of its target; on demand, against the maximum that was set, if one was. ${BURSTS}`,
  remedy:
    'Raise the maximum of the target or what is provisioned, switch the table to on-demand, or put a cache in front.',
  estimate: (artifacts, context) => capacityCeilings('read', artifacts, context),
});

export const dynamodbWriteCapacity = defineCeilingFamily({
  ...CAPACITY,
  id: 'dynamodb-write-capacity',
  title: 'Tables and indexes have the write capacity that the peak needs',
  failureTitle: 'Writes to a table or an index are throttled before the peak',
  why: 'Writes beyond the capacity of a table are refused; beyond that of an index, DynamoDB refuses those to its table.',
  unit: DIRECTIONS.write.unit,
  formula: `peak of ConsumedWriteCapacityUnits a second × m, of each table and each global secondary index, against the same as of reads. What is written to a table is also written to its indexes, whose own peaks say how much. ${BURSTS}`,
  remedy:
    'Raise the maximum of the target or what is provisioned, switch the table to on-demand, or write less often.',
  estimate: (artifacts, context) => capacityCeilings('write', artifacts, context),
});

type TableArtifacts = Pick<Artifacts, 'dynamodbTables' | 'dynamodbPeaks'> & Partial<Artifacts>;

function capacityCeilings(
  direction: Direction,
  artifacts: TableArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  return listThroughputs(direction, artifacts)
    .filter((one) => context.inScope(one.owner) && isInQuestion(one))
    .flatMap((throughput) => {
      const limit = capacityLimit(throughput, artifacts, context);
      if (limit === null) return [];
      const { unit } = DIRECTIONS[direction];
      const { value, because, source, fix } = limit;
      return {
        resource: throughput.name,
        title: titleOf(throughput),
        unit,
        ...(value === null && { missing: because }),
        ...useOf(throughput, context),
        limit: value,
        evidence: [
          { source, at: context.asOf, detail: [because, ...notesOn(throughput, context)].join(' ') },
          ...consumptionEvidence(throughput),
        ],
        fix,
      };
    });
}

const titleOf = (throughput: Throughput): string =>
  `${throughput.direction === 'read' ? 'Reads of' : 'Writes to'} ${describe(throughput)}`;

const describe = ({ table, indexName }: Throughput): string =>
  indexName === null ? table.tableName : `the index ${indexName} of ${table.tableName}`;

/** The use of a capacity, or why it is not known. */
function useOf(
  throughput: Throughput,
  context: FamilyContext,
): Pick<CeilingDraft, 'now' | 'use' | 'missing' | 'understated' | 'isFlattened'> {
  const { peak, owner, window } = throughput;
  const missing = whyNotMeasured(throughput);
  const density = densityOf(peak, window, 'rates', metricOf(throughput));
  if (missing !== null && (peak === null || peak.value === 0)) return { now: null, use: null, missing };
  if (peak === null) return { now: null, use: null, ...(isKnown(density) ? {} : density) };
  return {
    now: peak.value,
    use: linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner)),
    ...(missing === null ? understatedBy(density) : { understated: missing }),
    isFlattened: isKnown(density) && density.isFlattened,
  };
}

const metricOf = ({ direction, name }: Throughput): string => `${DIRECTIONS[direction].metric} of ${name}`;

function consumptionEvidence({ direction, name, peak, window }: Throughput): Evidence[] {
  const { metric, unit } = DIRECTIONS[direction];
  if (peak === null) return [];
  const density = densityOf(peak, window, 'rates', `${metric} of ${name}`);
  return [
    {
      source: `AWS/DynamoDB ${metric}`,
      at: peak.at,
      detail: `${round(peak.value)} ${unit} at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
    },
  ];
}

/** What else bounds it that no figure of ours shows. */
function notesOn(throughput: Throughput, { multiplier }: FamilyContext): string[] {
  const { direction, indexName, table, peak } = throughput;
  const { perPartition, noun, unit } = DIRECTIONS[direction];
  const expected = (peak?.value ?? 0) * (multiplier ?? 1);
  return [
    ...(direction === 'write' && indexName !== null
      ? [`While the index is throttled, writes to ${table.tableName} are too.`]
      : []),
    ...(direction === 'write' && table.replicas.length > 0
      ? [
          `What is written in ${table.replicas.map(({ regionName }) => regionName).join(', ')} is written here too.`,
        ]
      : []),
    ...(expected > perPartition
      ? [
          `Assumed: its ${noun} are spread over partition keys, as a partition carries at most ${perPartition.toLocaleString('en-US')} ${unit}.`,
        ]
      : []),
  ];
}

/** What bounds a capacity by what somebody has set. */
interface CapacityLimit {
  /** null: not known, and `because` says why. */
  readonly value: number | null;
  readonly because: string;
  readonly source: string;
  readonly fix: (expected: number) => FixDraft;
}

/** Null where only the quota of tables bounds it. */
function capacityLimit(
  throughput: Throughput,
  artifacts: TableArtifacts,
  context: FamilyContext,
): CapacityLimit | null {
  const { isOnDemand, maximum, provisioned, direction, name } = throughput;
  const { unit } = DIRECTIONS[direction];
  if (isOnDemand) {
    if (maximum === null) return null;
    return {
      value: maximum,
      because: `At most ${maximum} ${unit} are allowed of ${name} on demand.`,
      source: 'dynamodb:DescribeTable',
      fix: (expected) => raiseMaximum(throughput, maximum, expected, context),
    };
  }
  const scaling = scalingOf(throughput, artifacts, context);
  if (scaling === undefined) {
    return {
      value: null,
      because: `${provisioned} ${unit} are provisioned; whether Application Auto Scaling may raise that could not be read.`,
      source: 'application-autoscaling:DescribeScalableTargets',
      fix: (expected) => raiseProvisioned(throughput, expected, artifacts, context),
    };
  }
  if (scaling?.raises) {
    return {
      value: scaling.maximum,
      because: `Application Auto Scaling provisions at most ${scaling.maximum} ${unit}${scaling.maximumBecause}; ${provisioned} are provisioned now.`,
      source: 'application-autoscaling:DescribeScalableTargets',
      fix: (expected) => raiseTarget(throughput, scaling, expected, context),
    };
  }
  const atStart = scaling?.atStart ?? provisioned;
  return {
    value: atStart,
    because: `${atStart} ${unit} are provisioned, and ${scaling?.whyNot ?? 'nothing'} raises that.`,
    source: 'dynamodb:DescribeTable',
    fix: (expected) => raiseProvisioned(throughput, expected, artifacts, context),
  };
}

/** Enough that what is expected stays below the yellow threshold; without the last bits of floating point, which would round up. */
const withRoom = (expected: number, { plan }: FamilyContext): number =>
  Math.ceil(Number((expected / plan.thresholds.yellow).toPrecision(12)));

const raiseMaximum = (
  throughput: Throughput,
  maximum: number,
  expected: number,
  context: FamilyContext,
): FixDraft => {
  const { name, direction } = throughput;
  const { unit, maximum: setting } = DIRECTIONS[direction];
  const allow = (units: number) =>
    asking(
      `${setting} of ${name}`,
      units,
      updateThroughput(throughput, 'OnDemandThroughput', { [setting]: units }, context.target),
    );
  const enough = withRoom(expected, context);
  return {
    action: `Allow ${enough} ${unit} of ${name} instead of ${maximum}.`,
    command: allow(enough),
    ...writeChange(context.target, `table.max${direction === 'read' ? 'Read' : 'Write'}Units`, name, enough),
    reversal: { action: `Allow ${maximum} ${unit} of ${name} again.`, command: allow(maximum) },
    lead: 'configuration',
  };
};

function raiseTarget(
  throughput: Throughput,
  scaling: ScaledThroughput,
  expected: number,
  context: FamilyContext,
): FixDraft {
  const { name, direction } = throughput;
  const { unit } = DIRECTIONS[direction];
  // What keeps to its target needs more room than what only has to fit.
  const share = Math.min(context.plan.thresholds.yellow, scaling.target);
  const enough = Math.ceil(Number((expected / share).toPrecision(12)));
  const own = scaling.own.maxCapacity;
  return {
    action: `Let Application Auto Scaling provision up to ${enough} ${unit} of ${name} instead of ${own}${scaling.setsMaximum === null ? '' : `, and change the scheduled action ${scaling.setsMaximum}, which sets ${scaling.maximum}`}.`,
    ...(scaling.setsMaximum === null && {
      command: asking(
        `maximum ${scaling.own.scalableDimension} of ${name}`,
        enough,
        registerTarget(scaling.own, { maxCapacity: enough }, context.target),
      ),
    }),
    ...writeChange(context.target, `table.max${direction === 'read' ? 'Read' : 'Write'}Units`, name, enough),
    reversal: {
      action: `Let it provision up to ${own} again.`,
      command: registerTarget(scaling.own, { maxCapacity: own }, context.target),
    },
    lead: 'configuration',
  };
}

/** Both capacities are set at once, so that the fix of one gives the other what it needs, too. */
function raiseProvisioned(
  throughput: Throughput,
  expected: number,
  artifacts: TableArtifacts,
  context: FamilyContext,
): FixDraft {
  const { name, peak, direction } = throughput;
  const times = expected / (peak?.value ?? expected);
  const sizes = (['read', 'write'] as const).map((each) => {
    const own = listThroughputs(each, artifacts).find((other) => other.name === name);
    const before = own?.provisioned ?? 0;
    const isRaised = own !== undefined && (scalingOf(own, artifacts, context)?.raises ?? false);
    const needed =
      each === direction ? withRoom(expected, context) : withRoom((own?.peak?.value ?? 0) * times, context);
    return { each, before, enough: isRaised ? before : Math.max(before, needed) };
  });
  const sizeOf = (of: 'before' | 'enough') =>
    Object.fromEntries(sizes.map((size) => [DIRECTIONS[size.each].setting, size[of]]));
  const enough = sizes.find(({ each }) => each === direction)?.enough ?? 0;
  const provision = (of: 'before' | 'enough') => updateCapacity(throughput, sizeOf(of), context.target);
  const inWords = (of: 'before' | 'enough'): string =>
    sizes.map((size) => `${size[of]} ${DIRECTIONS[size.each].unit}`).join(' and ');
  return {
    action: `Provision ${inWords('enough')} for ${name} instead of ${inWords('before')}, or have Application Auto Scaling raise them, or switch ${throughput.table.tableName} to on-demand.`,
    command: provision('enough'),
    ...writeChange(
      context.target,
      `table.${direction === 'read' ? 'read' : 'write'}CapacityUnits`,
      name,
      enough,
    ),
    reversal: {
      action: `Provision ${inWords('before')} again. Capacity can be lowered four times a day, and once more after each hour without lowering it.`,
      command: provision('before'),
    },
    lead: 'configuration',
  };
}

/** What the families of quotas say alike. */
const QUOTA = {
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html',
  workbook: '11 Service Limits',
  kind: 'quota',
  elastic: true,
  remedy: 'Request an increase of the quota, or put a cache in front.',
} as const;

export const dynamodbTableReadQuota = defineCeilingFamily({
  ...QUOTA,
  id: 'dynamodb-table-read-quota',
  title: 'Quota of a single table allows the reads of the peak',
  failureTitle: 'Reads of a table or an index reach the quota of a single table',
  why: 'Past the quota, which an on-demand table has too, requests are throttled as if capacity were lacking.',
  unit: DIRECTIONS.read.unit,
  formula:
    'peak of ConsumedReadCapacityUnits a second × m, of each table and each global secondary index, against what DynamoDB allows each of them in the account.',
  needs: ['dynamodbTables', 'dynamodbPeaks', 'dynamodbAccountLimits'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => tableQuotaCeilings('read', artifacts, context),
});

export const dynamodbTableWriteQuota = defineCeilingFamily({
  ...QUOTA,
  id: 'dynamodb-table-write-quota',
  title: 'Quota of a single table allows the writes of the peak',
  failureTitle: 'Writes to a table or an index reach the quota of a single table',
  why: 'Past the quota, which an on-demand table has too, requests are throttled as if capacity were lacking.',
  unit: DIRECTIONS.write.unit,
  formula:
    'peak of ConsumedWriteCapacityUnits a second × m, of each table and each global secondary index, against what DynamoDB allows each of them in the account.',
  needs: ['dynamodbTables', 'dynamodbPeaks', 'dynamodbAccountLimits'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) => tableQuotaCeilings('write', artifacts, context),
});

type LimitedArtifacts = TableArtifacts & Pick<Artifacts, 'dynamodbAccountLimits'>;

function tableQuotaCeilings(
  direction: Direction,
  artifacts: LimitedArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const limits = artifacts.dynamodbAccountLimits;
  const limit = direction === 'read' ? limits.tableMaxReadCapacityUnits : limits.tableMaxWriteCapacityUnits;
  const code = direction === 'read' ? QUOTAS.tableReadCapacity : QUOTAS.tableWriteCapacity;
  const { unit } = DIRECTIONS[direction];
  const { missing: _, ...quota } = quotaPart(artifacts.serviceQuotas, code, 'dynamodb', unit, context);
  return listThroughputs(direction, artifacts)
    .filter((one) => context.inScope(one.owner) && isInQuestion(one))
    .map((throughput) => ({
      ...quota,
      resource: throughput.name,
      title: titleOf(throughput),
      ...useOf(throughput, context),
      // DynamoDB itself says what it enforces; Service Quotas may lag behind.
      limit,
      evidence: [
        ...quota.evidence,
        {
          source: 'dynamodb:DescribeLimits',
          at: context.asOf,
          detail: [`${limit} ${unit} of one table or index.`, ...notesOn(throughput, context)].join(' '),
        },
        ...consumptionEvidence(throughput),
      ],
    }));
}

export const dynamodbAccountReadQuota = defineCeilingFamily({
  ...QUOTA,
  id: 'dynamodb-account-read-quota',
  title: 'Quota of the account allows the read capacity that tables need at the peak',
  failureTitle: 'Read capacity of all tables reaches the quota of the account',
  why: 'All provisioned tables share the quota; past it nothing can be provisioned, and what should grow stays as it is.',
  unit: DIRECTIONS.read.unit,
  formula:
    'sum over provisioned tables and indexes of ⌈peak of ConsumedReadCapacityUnits a second × m ÷ target utilisation of the scaling policy, 1 without one⌉, each at least what is provisioned or, where Application Auto Scaling lowers it, its minimum; against what DynamoDB allows the account in the region. Tables on demand do not count.',
  needs: ['dynamodbTables', 'dynamodbPeaks', 'dynamodbAccountLimits'],
  uses: ['scalableTargets', 'serviceQuotas'],
  estimate: (artifacts, context) => accountCeilings('read', artifacts, context),
});

export const dynamodbAccountWriteQuota = defineCeilingFamily({
  ...QUOTA,
  id: 'dynamodb-account-write-quota',
  title: 'Quota of the account allows the write capacity that tables need at the peak',
  failureTitle: 'Write capacity of all tables reaches the quota of the account',
  why: 'All provisioned tables share the quota; past it nothing can be provisioned, and what should grow stays as it is.',
  unit: DIRECTIONS.write.unit,
  formula: 'the same as dynamodb-account-read-quota, of ConsumedWriteCapacityUnits.',
  needs: ['dynamodbTables', 'dynamodbPeaks', 'dynamodbAccountLimits'],
  uses: ['scalableTargets', 'serviceQuotas'],
  estimate: (artifacts, context) => accountCeilings('write', artifacts, context),
});

function accountCeilings(
  direction: Direction,
  artifacts: LimitedArtifacts,
  context: FamilyContext,
): CeilingDraft[] {
  const tables = listThroughputs(direction, artifacts).filter(({ isOnDemand }) => !isOnDemand);
  if (tables.length === 0) return [];
  const limits = artifacts.dynamodbAccountLimits;
  const limit =
    direction === 'read' ? limits.accountMaxReadCapacityUnits : limits.accountMaxWriteCapacityUnits;
  const code = direction === 'read' ? QUOTAS.accountReadCapacity : QUOTAS.accountWriteCapacity;
  const { noun, unit } = DIRECTIONS[direction];
  const { missing: _, ...quota } = quotaPart(artifacts.serviceQuotas, code, 'dynamodb', unit, context);
  const now = tables.reduce((sum, { provisioned }) => sum + provisioned, 0);
  return [
    {
      ...quota,
      resource: '-',
      title: `Capacity provisioned for ${noun} in the region`,
      now,
      use: { fixed: 0, growth: tables.map((one) => neededUnits(one, artifacts, context)) },
      understated: whyMoreNeeded(tables, artifacts, context),
      isFlattened: tables.some(({ window, peak, name }) => {
        const density = densityOf(peak, window, 'rates', name);
        return isKnown(density) && density.isFlattened;
      }),
      limit,
      evidence: [
        ...quota.evidence,
        {
          source: 'dynamodb:DescribeLimits',
          at: context.asOf,
          detail: `${limit} ${unit} of all provisioned tables and their indexes together.`,
        },
        {
          source: 'dynamodb:DescribeTable',
          at: context.asOf,
          detail: `${now} ${unit} are provisioned for ${tables.length} tables and indexes.`,
        },
      ],
    },
  ];
}

/** The capacity that must be provisioned for a load, in whole units. */
function neededUnits(throughput: Throughput, artifacts: TableArtifacts, context: FamilyContext): Growth {
  const { owner, provisioned, peak } = throughput;
  const load = peak?.value ?? 0;
  const growing = context.elasticity(owner);
  const scaling = scalingOf(throughput, artifacts, context);
  const isLowered = scaling?.raises === true;
  return {
    fixedLoad: load * (1 - growing),
    elasticLoad: load * growing,
    ...addedField(timesLoad(context.addedTo(owner), load)),
    perUnit: isLowered ? scaling.target : 1,
    minUnits: isLowered && load > 0 ? scaling.minimum : provisioned,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
}

/** Why more may be needed than is known, as a sentence; null where all of it was measured. */
function whyMoreNeeded(
  tables: readonly Throughput[],
  { scalableTargets }: TableArtifacts,
  context: FamilyContext,
): string | null {
  if (scalableTargets === undefined)
    return 'What Application Auto Scaling keeps in reserve for tables could not be read.';
  const [unknown, ...others] = tables.flatMap((one) => {
    // What is outside the scope does not grow, and counts with what is provisioned.
    if (!context.inScope(one.owner)) return [];
    const missing = whyNotMeasured(one);
    const density = densityOf(one.peak, one.window, 'rates', metricOf(one));
    if (missing !== null) return missing;
    return one.peak === null || isKnown(density) ? [] : density.missing;
  });
  if (unknown === undefined) return null;
  return others.length === 0 ? unknown : `${unknown} So it is of ${others.length} more.`;
}
