/** What comes to file systems of EFS, and what they may carry. */
import { isKnown, type Missing } from '../judging/known';
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import { ARTIFACTS, type Artifacts, type EfsFileSystem, type EfsFileSystemPeak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Window } from '../plan/calendar';
import { densityOf } from './density';

/** A file system with what was measured of it. */
export interface EfsLoad {
  readonly fileSystem: EfsFileSystem;
  readonly owner: ScopedResource;
  readonly measured: EfsFileSystemPeak | undefined;
}

const peaksById = lookup(({ fileSystemId }: EfsFileSystemPeak) => [fileSystemId]);

/** The file systems that are there to be used, and not being deleted. */
export const listFileSystems = ({
  efsFileSystems,
  efsFileSystemPeaks,
}: Pick<Artifacts, 'efsFileSystems'> & Partial<Artifacts>): EfsLoad[] =>
  efsFileSystems
    .filter(({ lifeCycleState }) => lifeCycleState !== 'deleting' && lifeCycleState !== 'deleted')
    .map((fileSystem) => ({
      fileSystem,
      owner: ARTIFACTS.efsFileSystems.owner(fileSystem),
      measured: peaksById(efsFileSystemPeaks, fileSystem.fileSystemId)[0],
    }));

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. A file system that was made within the look-back
 * may have been made for the event, and the hours in which nothing used it yet tell nothing.
 */
export function whyNotMeasured({ fileSystem, measured }: EfsLoad): string | null {
  const { fileSystemId, creationTime } = fileSystem;
  if (measured === undefined || measured.isUsed === null || measured.hoursUsed === null)
    return `CloudWatch gave no complete data for ${fileSystemId}.`;
  const { window, isUsed, hoursUsed } = measured;
  if (Date.parse(creationTime) <= Date.parse(window.from)) {
    return isUsed && hoursUsed === 0
      ? `${fileSystemId} was read and written only in times that the plan excludes from normal traffic: nothing tells what the event brings.`
      : null;
  }
  const used = densityOf({ hoursWithData: hoursUsed }, window, 'rates', `MeteredIOBytes of ${fileSystemId}`);
  if (isKnown(used)) return null;
  return hoursUsed === 0
    ? `${fileSystemId} was made within the look-back, and nothing read or wrote it in normal traffic yet: nothing tells what the event brings.`
    : `${fileSystemId} was made within the look-back, and read or written in ${hoursUsed} hours of normal traffic: too few to tell what the event brings.`;
}

/** Bytes. */
export const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const TIB = 1024 ** 4;

/**
 * The throughput that lasts without burst credits, in MiB a second: 50 KiB a second for each GiB in Standard, and at least 1 MiB a second
 * (EFS user guide, "Throughput modes"), or what EFS permits now, where that is less; null where it is not known how much there is.
 */
export const baselineMibps = ({
  fileSystem: { storedBytes },
  measured,
}: Pick<EfsLoad, 'fileSystem' | 'measured'>): number | null =>
  storedBytes.standard === null
    ? null
    : Math.min(
        Math.max(1, ((storedBytes.standard / GIB) * 50) / 1024),
        (measured?.permittedBytesPerSecond?.value ?? Number.POSITIVE_INFINITY) / MIB,
      );

/**
 * What a file system that is not elastic carries at most, in MiB a second: 1 GiB in each region, and 3 GiB in some (EFS user guide, "Amazon
 * EFS quotas"). Which these are, AWS no longer says.
 */
const MOST_MIBPS = { everywhere: 1024, anywhere: 3 * 1024 } as const;

/** What it carries at most for sure: what EFS has permitted tells where that is more than everywhere. */
export const sureMostMibps = (measured: EfsFileSystemPeak | undefined): number =>
  Math.min(
    MOST_MIBPS.anywhere,
    Math.max(MOST_MIBPS.everywhere, (measured?.permittedBytesPerSecond?.value ?? 0) / MIB),
  );

/** The throughput with burst credits, in MiB a second: 100 for each TiB in Standard, and at least 100 (see {@link baselineMibps}). */
export const burstMibps = (standard: number): number => Math.max(100, (standard / TIB) * 100);

/** How long a time is, in milliseconds. */
const lengthOf = (start: string, end: string): number => Math.max(1, Date.parse(end) - Date.parse(start));
const DAY_MS = 24 * 3_600_000;

/** What a file system in bursting mode carries for the length of an event, in MiB a second. */
export interface BurstBudget {
  readonly baseline: number;
  /** From the begin of the event on, with the credits that are left by then if they go on as they did. */
  readonly least: number;
  /** In the part of the event that is judged alone, with the most credits that there were. */
  readonly most: number;
  /** While there are credits. */
  readonly burst: number;
  /** How that is known. */
  readonly words: string;
}

/** What burst credits add to the baseline while the event lasts: all of them, spread over its length. */
export function burstBudget(
  load: EfsLoad,
  { window, eventWindow }: { readonly window: Window; readonly eventWindow: Window },
): BurstBudget | Missing {
  const { fileSystem, measured } = load;
  const { fileSystemId, storedBytes } = fileSystem;
  const baseline = baselineMibps(load);
  if (baseline === null || storedBytes.standard === null)
    return { missing: `EFS did not say how much of ${fileSystemId} is stored in Standard.` };
  const left = creditsAt(eventWindow.start, measured);
  const highest = measured?.mostBurstCredits ?? null;
  const density = densityOf(
    measured?.leastBurstCredits,
    measured?.creditsWindow,
    'minima',
    `BurstCreditBalance of ${fileSystemId}`,
  );
  if (!('words' in density)) return density;
  if (left === null || highest === null)
    return {
      missing: `CloudWatch has less than a day of data for BurstCreditBalance of ${fileSystemId} in the last two weeks, or none of today.`,
    };
  const burst = burstMibps(storedBytes.standard);
  const over = (bytes: number, milliseconds: number, cap: number): number =>
    Math.min(burst, cap, baseline + bytes / MIB / (milliseconds / 1000));
  const least = over(left, lengthOf(eventWindow.start, window.end), sureMostMibps(measured));
  const most = over(highest.value, lengthOf(window.start, window.end), MOST_MIBPS.anywhere);
  return {
    baseline,
    least,
    most,
    burst: Math.min(burst, MOST_MIBPS.anywhere),
    words: `It carries ${round(baseline)} MiB/s for as long as it is asked to (50 KiB/s for each GiB in Standard and at least 1 MiB/s, or what EFS permits now where that is less), and up to ${round(burst)} MiB/s while it has burst credits. ${round(left / GIB)} GiB of these are left at the begin of the event, and there were ${round(highest.value / GIB)} GiB at most: ${round(least)} MiB/s from the begin of the event on, and ${round(most)} MiB/s at most. ${density.words}`,
  };
}

/**
 * The burst credits that are left at a time, in bytes; null where that is not known. It is the less of what the least that there were in
 * normal traffic and what there is now come to, as they go on losing them: in the last days, if that is faster than before.
 *
 * @param losing Bytes a day.
 */
export function creditsAt(
  at: string,
  measured: EfsFileSystemPeak | undefined,
  losing = losingCredits(measured),
): number | null {
  const { leastBurstCredits: least = null, burstCreditsNow: now = null } = measured ?? {};
  if (least === null || now === null || losing === null) return null;
  const left = [least, now].map(
    (one) => one.value - (losing * Math.max(0, Date.parse(at) - Date.parse(one.at))) / DAY_MS,
  );
  return Math.max(0, Math.min(...left));
}

/** How many burst credits a day takes, in bytes, by the worse of two weeks and the last days. */
export function losingCredits(measured: EfsFileSystemPeak | undefined): number | null {
  const { burstCreditsLostPerDay: lost = null, burstCreditsLostLately: lately = null } = measured ?? {};
  return lost === null || lately === null ? null : Math.max(lost, lately);
}

/** The share of what EFS permits from which on a mean of minutes is taken to have been held to it. */
const HELD_TO = 0.9;
/** So many times as much as a mode permits today, EFS permitted in another mode. */
const OF_ANOTHER_MODE = 1.1;

/**
 * Why there may be more use than was metered at the peak, as a sentence; null where that is all of it. What EFS held back is not metered.
 *
 * @param most What the mode of today permits at most, in MiB a second; null where that is not known.
 */
export function whyUnderMetered(load: EfsLoad, most: number | null): string | null {
  const { fileSystem, measured } = load;
  const peak = measured?.meteredBytesPerSecond ?? null;
  if (peak === null) return null;
  const { fileSystemId } = fileSystem;
  const permitted = measured?.permittedAtPeak ?? null;
  if (permitted === null)
    return `How much EFS permitted ${fileSystemId} at its peak is not known, and so not whether it would have taken more.`;
  return peak.value >= HELD_TO * permitted
    ? `At its peak EFS held ${fileSystemId} to the ${round(permitted / MIB)} MiB/s that it permitted then: how much it would have taken is not known.`
    : whyOfAnotherMode(load, most);
}

/**
 * Why what was measured at the peak may be more in the mode of today, as a sentence; null where nothing shows that it was another.
 * Elastic throughput counts reads for a twelfth and less in place of a third, and its operations against a higher limit.
 *
 * @param most See {@link whyUnderMetered}.
 */
export function whyOfAnotherMode(
  { fileSystem: { fileSystemId, throughputMode }, measured }: EfsLoad,
  most: number | null,
): string | null {
  const permitted = measured?.permittedAtPeak ?? null;
  return throughputMode !== 'elastic' &&
    most !== null &&
    permitted !== null &&
    permitted > OF_ANOTHER_MODE * most * MIB
    ? `At the peak EFS permitted ${fileSystemId} ${round(permitted / MIB)} MiB/s, more than it does in its mode of today: if that was Elastic throughput, reads and operations counted for less than they do now.`
    : null;
}
