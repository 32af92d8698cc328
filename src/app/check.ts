import type { Finding } from '../model/finding';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import { buildReport, type RunDetails } from '../report/build';
import { judge } from './judge';
import { plannedInventories } from './planned-inventories';

export interface CheckEvent {
  readonly plan: EventPlan;
  /** Of any targets: see {@link plannedInventories}. */
  readonly inventories: readonly Inventory[];
  readonly run: RunDetails;
  /** The report to compare with; null on the first run. */
  readonly previous: Report | null;
  /** Judges as of this time instead of when the inventories were taken; ISO 8601 in UTC. */
  readonly asOf?: string;
}

export interface CheckedEvent {
  readonly report: Report;
  /** All findings, those that the report leaves out included. */
  readonly findings: readonly Finding[];
}

/** Judges what was collected and builds the report document. Calls nothing and reads no clock. */
export function checkEvent({ plan, inventories: collected, run, previous, asOf }: CheckEvent): CheckedEvent {
  const { inventories, notes } = plannedInventories(plan, collected, run.startedAt);
  const judged = judge(plan, inventories, asOf);
  const noted = { ...judged, notes: [...notes, ...judged.notes] };
  return { report: buildReport(plan, noted, inventories, run, previous), findings: judged.findings };
}

/** Whether nothing at all could be read: then there is no answer, rather than a bad one. */
export const nothingCollected = ({ coverage }: Report): boolean =>
  coverage.targets.every((target) => target.ok === 0);
