import { asking, awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { isKnown, type Missing } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, EfsFileSystem, Peak } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import type { Target } from '../../model/target';
import { BUSIEST_SECOND, BUSIEST_SECOND_ASSUMED } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import {
  baselineMibps,
  burstBudget,
  burstMibps,
  type EfsLoad,
  listFileSystems,
  MIB,
  sureMostMibps,
  whyNotMeasured,
  whyOfAnotherMode,
  whyUnderMetered,
} from '../efs-file-systems';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, boundedUse, linearUse, timesLoad, type Use, useAt, useBetween } from '../growth';
import { countAgainstQuota } from '../quota-ceiling';

const QUOTAS = SERVICES.elasticfilesystem.quotas.elasticfilesystem;
const LIMITS = 'https://docs.aws.amazon.com/efs/latest/ug/limits.html';
const PERFORMANCE = 'https://docs.aws.amazon.com/efs/latest/ug/performance.html';

/** What the families of single file systems say alike. */
const FILE_SYSTEM = {
  workbook: '12 Performance',
  elastic: true,
  needs: ['efsFileSystems', 'efsFileSystemPeaks'],
} as const;

type FileSystemArtifacts = Pick<Artifacts, (typeof FILE_SYSTEM.needs)[number]>;

/** The file systems that carry traffic, and are used or of which that is not known. */
const fileSystemsInQuestion = (artifacts: FileSystemArtifacts, context: FamilyContext): EfsLoad[] =>
  listFileSystems(artifacts).filter(
    (load) =>
      context.carriesTraffic(load.owner) && (load.measured?.isUsed === true || whyNotMeasured(load) !== null),
  );

/** A file system of one zone is lost with it. */
const withoutZone = ({ oneZone }: EfsFileSystem): Pick<CeilingDraft, 'useWithoutZone'> =>
  oneZone === null ? {} : { useWithoutZone: 'lost' };

export const efsThroughput = defineCeilingFamily({
  ...FILE_SYSTEM,
  id: 'efs-throughput',
  title: 'File systems have the throughput that the peak needs',
  failureTitle: 'File system runs out of throughput before the peak',
  why: 'EFS makes every read and write wait once a file system is at its throughput, and whatever waits for a file keeps a worker busy.',
  docs: PERFORMANCE,
  unit: 'MiB/s',
  formula: `MeteredIOBytes a second at normal peak × m, against what the mode allows. Elastic: PermittedThroughput, the lowest that EFS published in the last hours. Provisioned: what is provisioned, or the baseline of what is stored if that is more. Bursting: the baseline, or what EFS permits where that is less, and burst credits spread over the time in which the event needs them, up to the burst; what fits only with the most credits of the last two weeks, or only in the judged part of the event alone, is yellow. Clients: 500 MiB/s for each that is connected at normal peak; what more would have to be for is yellow. ${BUSIEST_SECOND_ASSUMED}`,
  remedy: 'Use Elastic throughput, provision more, or spread files over several file systems.',
  kind: 'configured',
  estimate: (artifacts, context) =>
    fileSystemsInQuestion(artifacts, context).map((load) => throughputCeiling(load, context)),
});

/** What a file system may carry in its mode, in MiB a second. */
interface Allowance {
  readonly limit: number;
  /** What is sure of it; the same where all of it is. */
  readonly sure: number;
  /** What EFS permits in the mode at most. */
  readonly most: number;
  readonly source: string;
  readonly at: string | null;
  readonly words: string;
}

function throughputCeiling(load: EfsLoad, context: FamilyContext): CeilingDraft {
  const { fileSystem, owner, measured } = load;
  const { fileSystemId, throughputMode } = fileSystem;
  const peak = inMib(measured?.meteredBytesPerSecond);
  const density = densityOf(peak, measured?.window, 'rates', `MeteredIOBytes of ${fileSystemId}`);
  const allowance = allowanceOf(load, context);
  const limit = isKnown(allowance) ? allowance.limit : null;
  const use =
    peak === null
      ? null
      : boundedUse(
          [peak.value, BUSIEST_SECOND * peak.value],
          context.elasticity(owner),
          context.addedTo(owner),
        );
  const missing = whyNotMeasured(load) ?? (isKnown(allowance) ? null : allowance.missing);
  const underMetered = whyUnderMetered(load, isKnown(allowance) ? allowance.most : null);
  const clients = Math.max(1, Math.floor(measured?.clientConnections?.value ?? 0));
  const fix = (expected: number) =>
    moreThroughput(fileSystem, Math.max(expected, mostAtPeak(use, context)), context);
  return {
    resource: fileSystemId,
    title: `Throughput of ${fileSystemId} (${throughputMode ?? 'mode not known'})`,
    unit: 'MiB/s',
    now: peak?.value ?? null,
    use,
    limit,
    ...withoutZone(fileSystem),
    ...(missing !== null && (peak === null || limit === null) && { missing }),
    ...(missing === null
      ? { understated: understatedBy(density).understated ?? underMetered }
      : { understated: missing }),
    isFlattened: isKnown(density) && density.isFlattened,
    ...(use !== null &&
      isKnown(allowance) && {
        parts: [
          ...(allowance.sure < allowance.limit
            ? [{ unit: 'MiB/s', use, useWithoutZone: use, limit: allowance.sure, fix }]
            : []),
          {
            ...{ unit: 'MiB/s', use, useWithoutZone: use, limit: clients * CLIENT_MIBPS },
            fix: () => moreClients(fileSystemId, clients),
          },
        ],
      }),
    evidence: [
      ...(isKnown(allowance)
        ? [{ source: allowance.source, at: allowance.at, detail: allowance.words }]
        : []),
      ...(peak === null
        ? []
        : [
            {
              source: 'AWS/EFS MeteredIOBytes',
              at: peak.at,
              detail: `${round(peak.value)} MiB/s at normal peak as EFS meters them, reads for less than writes, taken to grow in proportion to traffic. ${BUSIEST_SECOND_ASSUMED} ${densityInWords(density)}`,
            },
          ]),
    ],
    fix,
  };
}

/** What one client reads and writes at most, in MiB a second as metered, where it is not known to have Elastic throughput and a recent EFS client ("Amazon EFS performance specifications"). */
const CLIENT_MIBPS = 500;

const moreClients = (fileSystemId: string, clients: number): FixDraft => ({
  action: `Test whether the ${clients === 1 ? 'one client' : `${clients} clients`} of ${fileSystemId} at normal peak carry it: EFS gives ${CLIENT_MIBPS} MiB/s to each, or 1,500 with Elastic throughput and version 2.0 of the EFS client or the CSI driver. Else spread it over more instances or tasks.`,
  lead: 'rebuild',
});

const inMib = (peak: Peak | null | undefined): Peak | null =>
  peak ? { ...peak, value: peak.value / MIB } : null;

function allowanceOf(load: EfsLoad, context: FamilyContext): Allowance | Missing {
  const { fileSystem, measured } = load;
  const { fileSystemId, throughputMode, provisionedThroughputInMibps: provisioned } = fileSystem;
  if (throughputMode === 'elastic') {
    const permitted = measured?.permittedBytesPerSecond ?? null;
    if (permitted === null)
      return {
        missing: `CloudWatch has no data for PermittedThroughput of ${fileSystemId} in the last two days.`,
      };
    const limit = permitted.value / MIB;
    return {
      ...{ limit, sure: limit, most: limit, source: 'AWS/EFS PermittedThroughput', at: permitted.at },
      words: `Elastic throughput: EFS permitted ${round(limit)} MiB/s.`,
    };
  }
  if (throughputMode === 'provisioned') {
    if (provisioned === null)
      return { missing: `EFS did not say how much throughput of ${fileSystemId} is provisioned.` };
    const baseline = baselineMibps(load) ?? 0;
    const limit = Math.max(provisioned, baseline);
    const sure = Math.max(provisioned, Math.min(baseline, sureMostMibps(measured)));
    // It may have burst before.
    const most = Math.max(limit, burstMibps(fileSystem.storedBytes.standard ?? 0));
    return {
      ...{ limit, sure, most, source: 'elasticfilesystem:DescribeFileSystems', at: context.asOf },
      words: `${round(provisioned)} MiB/s are provisioned${limit > provisioned ? `, and what it stores gives ${round(limit)} MiB/s` : ''}.`,
    };
  }
  if (throughputMode !== 'bursting')
    return { missing: `The throughput mode of ${fileSystemId} is not one that is known here.` };
  const budget = burstBudget(load, context);
  return isKnown(budget)
    ? {
        ...{ limit: budget.most, sure: budget.least, most: budget.burst },
        ...{ source: 'AWS/EFS BurstCreditBalance', at: measured?.leastBurstCredits?.at ?? null },
        words: `Bursting throughput. ${budget.words}`,
      }
    : budget;
}

/** What must fit at the peak under what is assumed, so that the fix leaves nothing yellow. */
const mostAtPeak = (use: Use | null, { multiplier, highMultiplier }: FamilyContext): number =>
  use === null ? 0 : useAt(use, highMultiplier ?? multiplier ?? 1);

/**
 * The most that is metered of a file system, in MiB a second, where AWS raised nothing (EFS user guide, "Amazon EFS quotas"): by regions that
 * have more than the others, which have 1 GiB a second.
 */
const MOST_MIBPS = {
  elastic: {
    mibps: 5 * 1024,
    regions: [
      ...['us-east-1', 'us-east-2', 'us-west-2', 'eu-central-1', 'eu-west-1'],
      ...['eu-west-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
    ],
  },
  // The highest value that UpdateFileSystem takes: 3.33 GiB a second.
  provisioned: { mibps: 3414, regions: ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1'] },
} as const;
const ELSEWHERE_MIBPS = 1024;

/** A file system of one zone has 1 GiB a second in every region ("Amazon EFS performance specifications"). */
const mostOf = (mode: keyof typeof MOST_MIBPS, { oneZone }: EfsFileSystem, { region }: Target): number => {
  const { mibps, regions } = MOST_MIBPS[mode];
  return oneZone === null && regions.some((one) => one === region) ? mibps : ELSEWHERE_MIBPS;
};

/** Said of each change of the mode, as EFS refuses another for a day. */
const LOCKED =
  'EFS refuses another change of the mode, and less provisioned throughput, for 24 hours after such a change: do it days before the event.';

function moreThroughput(fileSystem: EfsFileSystem, expected: number, context: FamilyContext): FixDraft {
  const { fileSystemId, throughputMode, performanceMode, provisionedThroughputInMibps } = fileSystem;
  const { plan, target } = context;
  // Without the last bits of floating point, which would round up.
  const needed = Math.ceil(Number((expected / plan.thresholds.yellow).toPrecision(12)));
  const isProvisioned = throughputMode === 'provisioned';
  if (isProvisioned && needed <= mostOf('provisioned', fileSystem, target)) {
    return provision(fileSystemId, needed, provisionedThroughputInMibps, target);
  }
  // Max I/O has no Elastic throughput ("Performance modes").
  const mayBeElastic = throughputMode !== 'elastic' && performanceMode === 'generalPurpose';
  if (mayBeElastic && needed <= mostOf('elastic', fileSystem, target)) return useElastic(fileSystem, target);
  if (throughputMode === 'bursting' && needed <= mostOf('provisioned', fileSystem, target)) {
    return provision(fileSystemId, needed, null, target);
  }
  return {
    action: `Have AWS Support raise the throughput of ${fileSystemId} to ${needed} MiB/s, or spread its files over several file systems; and let clients cache what they read.`,
    lead: 'quotaIncrease',
  };
}

/**
 * Asks for the mode in which EFS gives what is asked, and to go back; not where what is provisioned is gone back to, which it must be
 * told again.
 */
export function useElastic(
  { fileSystemId, throughputMode, provisionedThroughputInMibps: provisioned }: EfsFileSystem,
  target: Target,
): FixDraft {
  return {
    action: `Use Elastic throughput for ${fileSystemId}, which is paid by what is read and written, and test it. ${LOCKED}`,
    command: awsCommand(target, 'efs', 'update-file-system', {
      'file-system-id': fileSystemId,
      'throughput-mode': 'elastic',
    }),
    lead: 'configuration',
    reversal: {
      action: `Go back to ${throughputMode} throughput, 24 hours after the last change of the mode at the earliest.`,
      command: awsCommand(target, 'efs', 'update-file-system', {
        'file-system-id': fileSystemId,
        'throughput-mode': throughputMode,
        'provisioned-throughput-in-mibps': provisioned,
      }),
    },
  };
}

/** @param before null where nothing was provisioned. */
function provision(fileSystemId: string, mibps: number, before: number | null, target: Target): FixDraft {
  const setTo = (value: number) =>
    awsCommand(target, 'efs', 'update-file-system', {
      'file-system-id': fileSystemId,
      'throughput-mode': 'provisioned',
      'provisioned-throughput-in-mibps': value,
    });
  return {
    action: `Provision ${mibps} MiB/s for ${fileSystemId}${before === null ? '' : ` instead of ${round(before)}`}, and test it. ${LOCKED}`,
    command: asking(`provisioned throughput of ${fileSystemId}`, mibps, setTo(mibps)),
    lead: 'configuration',
    reversal: {
      action: `Go back to ${before === null ? 'bursting throughput' : `${round(before)} MiB/s`}, 24 hours after the last such change at the earliest.`,
      command:
        before === null
          ? awsCommand(target, 'efs', 'update-file-system', {
              'file-system-id': fileSystemId,
              'throughput-mode': 'bursting',
            })
          : setTo(before),
    },
  };
}

/** All operations that General Purpose allows. */
const ALL_PERCENT = 100;

export const efsOperations = defineCeilingFamily({
  ...FILE_SYSTEM,
  id: 'efs-operations',
  title: 'File systems may do the operations of the peak',
  failureTitle: 'File system is at the limit of its operations before the peak',
  why: 'A file system that is at the limit of General Purpose makes every operation wait, also the opening of a small file.',
  docs: PERFORMANCE,
  unit: '%',
  formula:
    'peak PercentIOLimit × m, against 100 % of the operations that the General Purpose performance mode allows. Max I/O has no such limit that CloudWatch shows, and is grey.',
  remedy:
    'Use Elastic throughput, which allows more operations of Regional file systems, cache files, or spread them over several file systems.',
  kind: 'quota',
  estimate: (artifacts, context) =>
    fileSystemsInQuestion(artifacts, context).map((load) => operationsCeiling(load, context)),
});

function operationsCeiling(load: EfsLoad, context: FamilyContext): CeilingDraft {
  const { fileSystem, owner, measured } = load;
  const { fileSystemId, performanceMode } = fileSystem;
  const isLimited = performanceMode === 'generalPurpose';
  const allowance = allowanceOf(load, context);
  const peak = measured?.percentIoLimit ?? null;
  const density = densityOf(peak, measured?.window, 'maxima', `PercentIOLimit of ${fileSystemId}`);
  const missing =
    whyNotMeasured(load) ??
    (isLimited ? null : `How many operations ${fileSystemId} may do in Max I/O, CloudWatch does not show.`);
  return {
    resource: fileSystemId,
    title: `Operations of ${fileSystemId}`,
    unit: '%',
    now: peak?.value ?? null,
    ...(peak === null
      ? { use: null, ...(isKnown(density) ? {} : density) }
      : { use: linearUse(peak.value, context.elasticity(owner), 0, context.addedTo(owner)) }),
    ...(missing === null
      ? {
          understated:
            understatedBy(density).understated ??
            whyOfAnotherMode(load, isKnown(allowance) ? allowance.most : null),
        }
      : { understated: missing, ...(peak === null && { missing }) }),
    ...withoutZone(fileSystem),
    limit: isLimited ? ALL_PERCENT : null,
    evidence:
      peak === null
        ? []
        : [
            {
              source: 'AWS/EFS PercentIOLimit',
              at: peak.at,
              detail: `${round(peak.value)} % of what General Purpose allows in the busiest minute of normal traffic, taken to grow in proportion to it. ${densityInWords(density)}`,
            },
          ],
    fix: () => moreOperations(fileSystem, context.target),
  };
}

/** A file system of one zone may do as many operations in every throughput mode ("Amazon EFS performance specifications"). */
function moreOperations(fileSystem: EfsFileSystem, target: Target): FixDraft {
  const { fileSystemId, performanceMode, throughputMode, oneZone } = fileSystem;
  if (oneZone !== null) {
    return {
      action: `Cache what is read of ${fileSystemId}, or spread files over several file systems: one of one zone may do no more operations in any throughput mode. A Regional file system with Elastic throughput may do many times as many.`,
      lead: 'rebuild',
    };
  }
  return performanceMode === 'generalPurpose' && throughputMode === 'bursting'
    ? useElastic(fileSystem, target)
    : {
        action: `Cache what is read of ${fileSystemId}, or spread files over several file systems; ${throughputMode === 'elastic' ? 'or have AWS raise the operations per second of Elastic throughput' : 'or use Elastic throughput, which allows more operations than provisioned throughput'}.`,
        lead: 'quotaIncrease',
      };
}

/** "Amazon EFS resource quotas that you cannot change": connections of a file system. */
const MOST_CONNECTIONS = 25_000;

const CLIENTS_ASSUMED =
  'How many more clients more traffic has is not known: from none to as many times as there is traffic. What fits only if there are none more is yellow.';

export const efsConnections = defineCeilingFamily({
  ...FILE_SYSTEM,
  id: 'efs-connections',
  title: 'File systems take the clients of the peak',
  failureTitle: 'File system has too many clients before the peak',
  why: 'An instance or a task that starts and cannot mount its files does not serve.',
  docs: LIMITS,
  workbook: '11 Service Limits',
  unit: 'clients',
  formula: `ClientConnections at normal peak, and up to × m, against the 25,000 that EFS allows of a file system. ${CLIENTS_ASSUMED}`,
  remedy: 'Mount it on fewer clients, or spread files over several file systems.',
  kind: 'quota',
  estimate: (artifacts, context) =>
    fileSystemsInQuestion(artifacts, context).map((load) => connectionsCeiling(load, context)),
});

function connectionsCeiling(load: EfsLoad, context: FamilyContext): CeilingDraft {
  const { fileSystem, owner, measured } = load;
  const { fileSystemId } = fileSystem;
  const peak = measured?.clientConnections ?? null;
  const density = densityOf(peak, measured?.window, 'means', `ClientConnections of ${fileSystemId}`);
  const growing = context.elasticity(owner);
  const missing = whyNotMeasured(load);
  return {
    resource: fileSystemId,
    title: `Clients of ${fileSystemId}`,
    unit: 'clients',
    now: peak?.value ?? null,
    ...(peak === null
      ? { use: null, ...(isKnown(density) ? {} : density), ...(missing !== null && { missing }) }
      : {
          use: useBetween(
            { fixedLoad: peak.value, elasticLoad: 0 },
            {
              fixedLoad: peak.value * (1 - growing),
              elasticLoad: peak.value * growing,
              ...addedField(timesLoad(context.addedTo(owner), peak.value)),
            },
          ),
        }),
    ...(missing === null ? understatedBy(density) : { understated: missing }),
    ...withoutZone(fileSystem),
    isFlattened: isKnown(density) && density.isFlattened,
    limit: MOST_CONNECTIONS,
    evidence:
      peak === null
        ? []
        : [
            {
              source: 'AWS/EFS ClientConnections',
              at: peak.at,
              detail: `${round(peak.value)} clients were connected at normal peak. ${CLIENTS_ASSUMED} ${densityInWords(density)}`,
            },
          ],
    fix: () => ({
      action: `EFS allows ${MOST_CONNECTIONS.toLocaleString('en-US')} clients of ${fileSystemId} and raises that for nobody: run fewer and larger instances or tasks, or give some of them a file system of their own.`,
      lead: 'rebuild',
    }),
  };
}

export const efsFileSystemCount = defineCeilingFamily({
  id: 'efs-file-systems',
  title: 'Quota of file systems leaves room for what is planned',
  failureTitle: 'Quota of file systems is too small for what is planned',
  why: 'A file system that is added for the event is refused once the region has as many as the quota allows.',
  docs: LIMITS,
  workbook: '11 Service Limits',
  unit: 'file systems',
  formula:
    'file systems of the region + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['efsFileSystems'],
  uses: ['serviceQuotas'],
  estimate: (artifacts, context) =>
    countAgainstQuota(
      {
        resource: 'File systems of EFS',
        title: 'File systems of EFS in the region',
        unit: 'file systems',
        quotaCode: QUOTAS.fileSystems,
        serviceCode: 'elasticfilesystem',
      },
      {
        now: artifacts.efsFileSystems.length,
        added: context.plannedAdditions(QUOTAS.fileSystems),
        source: 'elasticfilesystem:DescribeFileSystems',
      },
      artifacts.serviceQuotas,
      context,
    ),
});
