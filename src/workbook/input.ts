import type { ActionItem } from '../model/action-item';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';

/** What a workbook is made from. */
export interface WorkbookInput {
  /** With what people recorded besides. */
  readonly plan: EventPlan;
  /** The latest run; null before the first one. */
  readonly report: Report | null;
  /** What that run read; none where it was not kept. */
  readonly inventories: readonly Inventory[];
  /** What must be done, as runs and people left it. */
  readonly items: readonly ActionItem[];
  /** ISO 8601 in UTC. */
  readonly now: string;
}
