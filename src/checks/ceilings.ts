import type { Rule } from '../judging/rule';
import type { Ceiling } from '../model/ceiling';
import type { Finding } from '../model/finding';
import { STATUS_OF } from '../model/status-of';
import { type CheckRunnerOptions, titleOf } from './run';

/** One finding per ceiling, of the same id, so that the scorecard and the reports count it like any other. */
export function findingsFromCeilings(
  ceilings: readonly Ceiling[],
  families: readonly Rule[],
  isCritical: CheckRunnerOptions['isCritical'],
): Finding[] {
  const familyOf = new Map(families.map((family) => [family.id, family]));
  return ceilings.flatMap((ceiling) => {
    const family = familyOf.get(ceiling.family);
    if (family === undefined) throw new Error(`No ceiling family ${ceiling.family}.`);
    const status = STATUS_OF[ceiling.status];
    return {
      id: ceiling.id,
      check: family.id,
      status,
      critical: isCritical(family.id),
      account: ceiling.account,
      region: ceiling.region,
      resource: ceiling.resource,
      title: titleOf(family, status),
      detail: ceilingInWords(ceiling),
      ...(ceiling.fix && { fix: ceiling.fix }),
      workbook: family.workbook,
    };
  });
}

/** `412 of 400 vCPUs at the peak; breaks at 7.3× normal traffic.` Figures are rounded so that they never promise too much. */
function ceilingInWords(ceiling: Ceiling): string {
  const { atPeak, atPeakWithoutZone, limit, unit, grows, breaksAt, floorAboveLimit, evidence } = ceiling;
  if (atPeak === null || limit === null) {
    return `Cannot be judged: ${evidence[0]?.detail ?? 'use or limit is not known.'}`;
  }
  const at = grows && breaksAt !== null ? `breaks at ${floored(breaksAt)}× normal traffic` : '';
  const breaks = at === '' ? '' : `; ${at}`;
  const reserve =
    atPeakWithoutZone !== null && atPeakWithoutZone > atPeak
      ? ` (${ceiled(atPeakWithoutZone)} to survive the loss of a zone)`
      : '';
  const used = `${ceiled(atPeak)}${reserve} of ${floored(limit)} ${unit} at the peak`;
  if (floorAboveLimit === undefined) return `${used}${breaks}.`;
  const load = at === '' ? '' : ` The load alone ${at}.`;
  return `${used}. The floor that is planned does not fit by itself: ${ceiled(floorAboveLimit)} run whatever the load.${load}`;
}

const floored = (value: number): string => String(Math.floor(value * 10) / 10);
const ceiled = (value: number): string => String(Math.ceil(value * 10 - 1e-6) / 10);
