import type { CapacityNeed } from '../capacity/load-balancer-units';
import type { ActionRecord } from '../model/action';
import type { ActionItem } from '../model/action-item';
import type { Inventory } from '../model/inventory';
import type { Report } from '../model/report';
import type { ResourceKind } from '../model/services';
import type { Target } from '../model/target';
import type { EventPlan } from '../plan/schema';

/** What section 7 tells of an Application or Network Load Balancer. */
export interface BalancerFacts {
  readonly name: string;
  /** All names by which a plan may call it. */
  readonly names: readonly string[];
  /** Whether it is known that the traffic of the event does not come there. */
  readonly isOff: boolean;
  /** The capacity units (LCUs) that the event needs of it. */
  readonly need: CapacityNeed;
  /** The fewest LCUs that can be reserved. */
  readonly least: number;
  /** null where that is not known. */
  readonly canReserve: boolean | null;
  /** LCUs that are reserved, and there; null where that could not be read. */
  readonly reserved: number | null;
}

/** What a workbook tells of a target, which is small where its inventory takes a hundred megabytes. */
export interface TargetFacts {
  readonly target: Target;
  /** Names of what the scope of the plan selects, each once. */
  readonly names: ReadonlyMap<ResourceKind, readonly string[]>;
  /** The kinds of which something could not be read. */
  readonly unread: ReadonlySet<ResourceKind>;
  /** Whether the plan names no scope here. */
  readonly everything: boolean;
  /** What the account was billed for; undefined where it was not asked. */
  readonly bill: Inventory['artifacts']['billedServices'];
  /** Whom AWS tells of the account; undefined where it was not asked. */
  readonly contacts: Inventory['artifacts']['alternateContacts'];
  /** In scope; null where they could not be read. */
  readonly balancers: readonly BalancerFacts[] | null;
  /** When it was read, ISO 8601 in UTC. */
  readonly readAt: string;
}

/** What a workbook is made from. */
export interface WorkbookInput {
  /** With what people recorded besides. */
  readonly plan: EventPlan;
  /** The latest run; null before the first one. */
  readonly report: Report | null;
  /** Of the inventories of that run; none where they were not kept. */
  readonly targets: readonly TargetFacts[];
  /** What must be done, as runs and people left it. */
  readonly items: readonly ActionItem[];
  /** What was asked of AWS, and what became of it; none where nothing was stored. */
  readonly actions?: readonly ActionRecord[];
  /** ISO 8601 in UTC. */
  readonly now: string;
}
