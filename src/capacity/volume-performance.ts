/**
 * How many reads and writes, and how many MiB of them, a volume of EBS sustains each second, and how it is given more: Amazon EBS User
 * Guide, "Amazon EBS volume types".
 */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import type { Missing } from '../judging/known';
import { round } from '../lib/round';
import type { Volume } from '../model/artifacts';
import type { Target } from '../model/target';
import {
  GP2,
  GP2_THROUGHPUT,
  GP3,
  GP3_IOPS_PER_THROUGHPUT,
  type Performance,
  type Sustained,
  THROUGHPUT_PER_IOPS,
} from './storage-performance';

/** MiB a second of a volume on hard disks: for each TiB, for each TiB while it has credits, and the most. */
const HARD_DISKS: Readonly<
  Record<string, { readonly perTib: number; readonly burst: number; readonly most: number }>
> = {
  st1: { perTib: 40, burst: 250, most: 500 },
  sc1: { perTib: 12, burst: 80, most: 250 },
};

const GIB_OF_TIB = 1024;

/** What can be provisioned for one volume at the most, and for each GiB of it. */
const MOST: Readonly<Record<string, Performance & { readonly perGib: number }>> = {
  gp3: { iops: 80_000, throughput: 2000, perGib: 500 },
  io1: { iops: 64_000, throughput: 1000, perGib: 50 },
  io2: { iops: 256_000, throughput: 4000, perGib: 1000 },
};

/** Whether a volume bursts on credits, and so falls to its baseline. */
export const burstsOnCredits = ({ volumeType, sizeGiB }: Pick<Volume, 'volumeType' | 'sizeGiB'>): boolean =>
  (volumeType === 'gp2' && GP2.perGib * sizeGiB < GP2.burst) || Object.hasOwn(HARD_DISKS, volumeType);

/**
 * What a volume sustains of reads and writes a second; null for one on hard disks, which is limited by their bytes. Bursts count only
 * as far as they carried the normal peak.
 *
 * @param carried What was used at normal peak; 0 where it is not known.
 */
export function volumeIops(
  { volumeType, sizeGiB, iops }: Volume,
  carried: number,
): Sustained | Missing | null {
  if (Object.hasOwn(HARD_DISKS, volumeType)) return null;
  if (volumeType === 'gp2') {
    const sustained = Math.min(Math.max(GP2.least, GP2.perGib * sizeGiB), GP2.most);
    return {
      value: Math.max(sustained, Math.min(carried, GP2.burst)),
      because: `${sizeGiB} GiB of gp2 sustain ${sustained} IOPS.${sustained < GP2.burst ? ` It bursts to ${GP2.burst} only while it has credits.` : ''}`,
    };
  }
  const value = iops ?? (volumeType === 'gp3' ? GP3.iops : null);
  return value === null
    ? { missing: `How many IOPS a volume of the type "${volumeType}" sustains is not known.` }
    : { value, because: `Its ${sizeGiB} GiB of ${volumeType} have ${value} IOPS.` };
}

/** The same of MiB a second. */
export function volumeThroughput(
  { volumeType, sizeGiB, iops, throughputMiBps }: Volume,
  carried: number,
): Sustained | Missing {
  const disks = HARD_DISKS[volumeType];
  const burst =
    disks === undefined ? GP2_THROUGHPUT.most : Math.min((disks.burst * sizeGiB) / GIB_OF_TIB, disks.most);
  const sustained =
    disks === undefined
      ? Math.min(Math.max(GP2_THROUGHPUT.least, GP2_THROUGHPUT.perGib * sizeGiB), burst)
      : Math.min((disks.perTib * sizeGiB) / GIB_OF_TIB, disks.most);
  if (volumeType === 'gp2' || disks !== undefined) {
    return {
      value: Math.max(sustained, Math.min(carried, burst)),
      because: `${sizeGiB} GiB of ${volumeType} sustain ${round(sustained)} MiB/s${sustained < burst ? `, and ${round(burst)} only while it has credits` : ''}.`,
    };
  }
  if (volumeType === 'gp3') {
    // Inventories of earlier versions do not hold it, and it may have more than what is part of it.
    if (throughputMiBps == null) return { missing: 'The throughput of the volume was not read.' };
    return { value: throughputMiBps, because: `Its ${sizeGiB} GiB of gp3 have ${throughputMiBps} MiB/s.` };
  }
  const perIops = THROUGHPUT_PER_IOPS[volumeType];
  const most = MOST[volumeType]?.throughput;
  if (perIops === undefined || most === undefined || iops === null)
    return { missing: `How many MiB/s a volume of the type "${volumeType}" sustains is not known.` };
  // Of io1, 256 KiB come with each of the IOPS up to 500 MiB/s, and 16 KiB with each where it has more than 32,000.
  const value = Math.min(perIops * iops, volumeType === 'io1' ? Math.max(IO1_MOST, iops / 64) : most);
  return { value, because: `${iops} IOPS of ${volumeType} have ${round(value)} MiB/s.` };
}

const IO1_MOST = 500;

/** AWS: "You can modify a volume up to four times within a rolling 24-hour period" (EC2 API, ModifyVolume). */
const CHANGES =
  'The volume stays in use meanwhile. It can be changed four times in 24 hours, each time once the change before is complete, which may take hours.';

/** How a volume gets what is needed. */
export function raiseVolume(
  volume: Volume,
  needed: Performance,
  asks: keyof Performance,
  target: Target,
): FixDraft {
  const { volumeId, volumeType, sizeGiB } = volume;
  const type = volumeType === 'io1' || volumeType === 'io2' ? volumeType : 'gp3';
  const wanted = provisioned(volume, type, needed);
  const most = MOST[type] ?? { iops: 0, throughput: 0, perGib: 0 };
  const reached = { iops: Math.min(most.iops, most.perGib * sizeGiB), throughput: most.throughput };
  const inWords = `${needed.iops} IOPS and ${round(needed.throughput)} MiB/s`;
  if (wanted.iops > reached.iops || wanted.throughput > reached.throughput) {
    return {
      action: `Spread what ${volumeId} keeps over several volumes, or keep it on a larger or faster one: it needs ${inWords}, and ${sizeGiB} GiB of ${type} have at most ${reached.iops} IOPS and ${round(reached.throughput)} MiB/s.`,
      lead: 'database',
    };
  }
  const isGp3 = type === 'gp3';
  const field = isGp3 ? asks : 'iops';
  return {
    action: `Give ${volumeId} ${wanted.iops} IOPS${isGp3 ? ` and ${wanted.throughput} MiB/s` : ''}${type === volumeType ? '' : ' of gp3'}, as it needs ${inWords}. ${CHANGES}`,
    command: asking(
      `${field} of ${volumeId}`,
      wanted[field],
      modify(volumeId, type, wanted, target, type !== volumeType),
    ),
    lead: 'configuration',
    reversal: {
      action: `Give ${volumeId} what it had before.`,
      command:
        type === volumeType
          ? modify(volumeId, type, asItIs(volume), target, false)
          : awsCommand(target, 'ec2', 'modify-volume', { 'volume-id': volumeId, 'volume-type': volumeType }),
    },
  };
}

const asItIs = ({ iops, throughputMiBps }: Volume): Performance => ({
  iops: iops ?? GP3.iops,
  throughput: throughputMiBps ?? GP3.throughput,
});

/** What must be provisioned of a type so that it sustains what is needed, and never less than now. */
function provisioned(volume: Volume, type: string, needed: Performance): Performance {
  const now = volume.volumeType === type ? asItIs(volume) : { iops: 0, throughput: 0 };
  const perIops = THROUGHPUT_PER_IOPS[type];
  if (perIops !== undefined) {
    const iops = Math.max(now.iops, needed.iops, Math.ceil(needed.throughput / perIops));
    return { iops, throughput: needed.throughput };
  }
  const throughput = Math.max(GP3.throughput, now.throughput, needed.throughput);
  return {
    iops: Math.max(GP3.iops, now.iops, needed.iops, throughput * GP3_IOPS_PER_THROUGHPUT),
    throughput,
  };
}

const modify = (
  volumeId: string,
  type: string,
  { iops, throughput }: Performance,
  target: Target,
  isOther: boolean,
): AwsCommand =>
  awsCommand(target, 'ec2', 'modify-volume', {
    'volume-id': volumeId,
    'volume-type': isOther ? type : null,
    iops,
    ...(type === 'gp3' ? { throughput } : {}),
  });
