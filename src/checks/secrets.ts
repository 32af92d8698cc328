/** What is judged alike of the secrets of Secrets Manager. */
import { readSchedule } from '../capacity/schedule-expression';
import type { Missing } from '../judging/known';
import type { Placed } from '../judging/traffic-graph';
import { afterLast } from '../lib/after-last';
import { ARTIFACTS, type Artifacts, type DbInstance, type Secret } from '../model/artifacts';
import { databasesOfSecret } from '../model/artifacts/secrets-manager';
import { asPlaced, PLACE_QUESTION, placeOfAny } from './as-placed';
import type { JudgedResource, Judgement, TargetContext } from './check';

/** What is read to judge secrets: of which database one is, its tags say where RDS keeps it. */
export type SecretArtifacts = Pick<Artifacts, 'secrets'> & Partial<Pick<Artifacts, 'dbInstances'>>;

/** Judges each secret by whether the event's traffic needs it: that of a database where the database carries traffic. */
export function judgeSecrets(
  { secrets, dbInstances = [] }: SecretArtifacts,
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (secret: Secret, resource: JudgedResource) => Judgement,
): Judgement[] {
  return secrets.map((secret) => {
    const place = (): Placed => {
      // What the plan or its scope says of the secret itself counts more.
      const own = placed(ARTIFACTS.secrets.owner(secret));
      if (own.placement !== 'unplaced') return own;
      const databases = dbInstances.filter((instance) => isOf(instance, databasesOfSecret(secret.tags)));
      return placeOfAny(databases.map(ARTIFACTS.dbInstances.owner), placed) ?? own;
    };
    const judged = judge(secret, { name: secret.secretName, arn: secret.secretArn });
    return judged.status === 'warn' && place().placement === 'unplaced'
      ? { ...judged, detail: `${judged.detail} ${place().because} ${PLACE_QUESTION}` }
      : asPlaced(judged, place);
  });
}

const isOf = ({ dbInstanceArn, dbClusterIdentifier }: DbInstance, arns: readonly string[]): boolean =>
  arns.some(
    (arn) =>
      arn === dbInstanceArn || (arn.includes(':cluster:') && afterLast(':', arn) === dbClusterIdentifier),
  );

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Hours of a window in which a secret rotates where none is set: until the end of the day, in UTC. */
const DEFAULT_WINDOW_HOURS = 24;

/** A time from one instant to another, ISO 8601 in UTC. */
interface Window {
  readonly start: string;
  readonly end: string;
}

/**
 * The last moment of the first window in which a secret may rotate that overlaps a time; null where none does.
 *
 * AWS gives the end of the next window (`NextRotationDate`). Those after it follow from the schedule, as if each rotation went well.
 */
export function rotationWithin(secret: Secret, { start, end }: Window): Date | Missing | null {
  const { nextRotationDate, rotationSchedule } = secret;
  if (nextRotationDate === null) return { missing: 'AWS did not say when it rotates next.' };
  const [next, from, to] = [nextRotationDate, start, end].map((time) => Date.parse(time)) as [
    number,
    number,
    number,
  ];
  const length = lengthOf(secret);
  const overlaps = (last: number): boolean => last >= from && last - length < to;
  if (overlaps(next)) return new Date(next);
  if (next > to) return null;
  if (rotationSchedule?.startsWith('cron')) {
    const cron = readSchedule(rotationSchedule, null);
    if (cron === null) return { missing: `When it rotates by ${rotationSchedule} cannot be told.` };
    // croner looks strictly after a time.
    const run = cron.nextRun(new Date(from - length - 1000));
    return run !== null && run.getTime() < to ? new Date(run.getTime() + length) : null;
  }
  const interval = intervalOf(secret);
  if (interval === null) return { missing: 'AWS did not say how often it rotates.' };
  const last = next + Math.max(1, Math.ceil((from - next) / interval)) * interval;
  return overlaps(last) ? new Date(last) : null;
}

const lengthOf = ({ rotationWindowHours }: Secret): number =>
  (rotationWindowHours ?? DEFAULT_WINDOW_HOURS) * HOUR_MS;

const UNITS: Readonly<Record<string, number>> = { hour: HOUR_MS, day: DAY_MS };

/** Milliseconds from one rotation to the next; null where AWS says neither a rate nor days. */
function intervalOf({ rotationSchedule, rotationDays }: Secret): number | null {
  const [, count, unit = ''] = /^rate\((\d+) (hour|day)s?\)$/.exec(rotationSchedule ?? '') ?? [];
  const interval = count === undefined ? (rotationDays ?? 0) * DAY_MS : Number(count) * (UNITS[unit] ?? 0);
  return interval > 0 ? interval : null;
}

/** How long after its window a rotation may still be on its way. */
const GRACE_MS = DAY_MS;

/**
 * Why the rotation of a secret does not go well, as a sentence; null where it does.
 *
 * AWS sets `NextRotationDate` after a rotation that failed, too, so that it alone does not show that one went well.
 */
export function rotationTrouble(secret: Secret, asOf: string): string | Missing | null {
  const { nextRotationDate, lastChangedDate, hasPendingVersion } = secret;
  const now = Date.parse(asOf);
  const isLong = (time: string): boolean => now - Date.parse(time) > GRACE_MS;
  if (hasPendingVersion && (lastChangedDate === null || isLong(lastChangedDate))) {
    return 'A rotation was begun and has not come to an end: its new version waits to take the place of the current one.';
  }
  if (nextRotationDate !== null && isLong(nextRotationDate)) {
    return `It was to rotate by ${nextRotationDate}, and has not.`;
  }
  const rotated = secret.lastRotatedDate ?? secret.createdDate;
  // Other rules, and a new value that people gave it, begin the time anew; what a failed rotation changed does not.
  const anew = nextRotationDate === null || hasPendingVersion ? null : lastChangedDate;
  const since = [rotated, anew]
    .filter((time) => time !== null)
    .toSorted()
    .at(-1);
  const due = since === undefined ? null : nextAfter(secret, Date.parse(since));
  if (due === null) return { missing: 'AWS did not say when it rotates next, or how often.' };
  return now - due > GRACE_MS
    ? `It has not rotated since ${since}, which is longer than its rules allow.`
    : null;
}

/** By when it rotates next after a time, in milliseconds; null where its schedule does not tell. */
function nextAfter(secret: Secret, since: number): number | null {
  const { rotationSchedule } = secret;
  if (!rotationSchedule?.startsWith('cron')) {
    const interval = intervalOf(secret);
    return interval === null ? null : since + interval;
  }
  const run = readSchedule(rotationSchedule, null)?.nextRun(new Date(since)) ?? null;
  return run && run.getTime() + lengthOf(secret);
}
