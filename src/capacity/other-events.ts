/** What other events bring that run at the same time in the same accounts: each by its own plan. */

import { viewTarget } from '../judging/target-view';
import type { TrafficGraph } from '../judging/traffic-graph';
import type { Inventory } from '../model/inventory';
import type { ScopedResource } from '../model/resource';
import { GLOBAL, type Target, targetName } from '../model/target';
import { areTogether, type Window } from '../plan/calendar';
import { multiplierOf } from '../plan/demand';
import type { EventOverlap } from '../plan/overlap';
import { peaksOf, type TrafficPeak } from '../plan/peaks';
import type { EventPlan } from '../plan/schema';
import { targetsOf } from '../plan/targets';
import type { Added } from './growth';

/** Another event in a target, with the path of its own traffic there. */
export interface OtherEvent extends EventOverlap {
  readonly graph: TrafficGraph;
  readonly peaks: readonly TrafficPeak[];
  /** Whether it runs in another region of the event that is judged: its traffic, too, comes here if that is lost. */
  readonly moves: boolean;
}

/** Another event while its traffic is high. */
export interface EventAtPeak extends OtherEvent {
  /** The highest of its peaks at that time. */
  readonly peak: TrafficPeak;
}

/**
 * The events that run in the target of an inventory at the same time.
 *
 * @param plan Of the event that is judged.
 */
export function othersIn(
  plan: Pick<EventPlan, 'accounts'>,
  inventory: Pick<Inventory, 'target' | 'artifacts'>,
  overlaps: readonly EventOverlap[] = [],
): OtherEvent[] {
  const { region } = inventory.target;
  const elsewhere = (of: Pick<EventPlan, 'accounts'>): string[] =>
    targetsOf(of).flatMap((target) => ([region, GLOBAL].includes(target.region) ? [] : target.region));
  const own = new Set(elsewhere(plan));
  return overlaps
    .filter(({ targets }) => targets.map(targetName).includes(targetName(inventory.target)))
    .map((overlap) => ({
      ...overlap,
      graph: viewTarget(overlap.plan, inventory).graph,
      peaks: peaksOf(overlap.plan, overlap.window),
      moves: elsewhere(overlap.plan).some((other) => own.has(other)),
    }));
}

/** Those whose traffic is high at some time of a window; outside of its peaks, that of an event is normal. */
export const othersDuring = (others: readonly OtherEvent[], window: Window): EventAtPeak[] =>
  others.flatMap((other) => {
    const [highest] = other.peaks
      .filter((peak) => areTogether(peak.window, window))
      .sort((a, b) => b.share - a.share);
    return highest === undefined ? [] : [{ ...other, peak: highest }];
  });

/** What an event brings to a resource that its traffic reaches, in times the normal traffic there; null: nothing. */
export function broughtTo(resource: ScopedResource, other: EventAtPeak, target: Target): Added | null {
  const { plan, graph, multiplier, highMultiplier, peak } = other;
  const at = (highest: number | null): number | null => {
    const times = multiplierOf(resource, {
      ...{ plan, target, plannedMultiplier: multiplier },
      multiplier: highest === null ? null : highest * peak.share,
      placed: (one) => graph.placed(one),
    });
    return times === null ? null : times - 1;
  };
  return addedBy(other, at(multiplier), at(highMultiplier));
}

/** What an event brings at most to what nothing tells of; null: nothing. */
export function broughtAtMost(other: EventAtPeak): Added | null {
  const at = (times: number | null): number | null => (times === null ? null : times * other.peak.share - 1);
  return addedBy(other, at(other.multiplier), at(other.highMultiplier));
}

/** @param times What comes beyond normal traffic, in times that; an event that brings less than normal takes nothing away. */
function addedBy({ id, peak, moves }: EventAtPeak, times: number | null, most: number | null): Added | null {
  const isUnknown = times === null || most === null;
  const load = Math.max(0, times ?? 0);
  const added = { load, most: Math.max(load, most ?? 0) };
  if (!isUnknown && added.most === 0) return null;
  return { event: id, ...added, isUnknown, moves, window: peak.window };
}

/** Begins a sentence with another event. */
export const nameOfEvent = ({ id, name }: Pick<EventOverlap, 'id' | 'name'>): string => `${name} (${id})`;

/** Why it is not known how much an event brings. */
export const whyUnknown = (other: EventOverlap): string =>
  `How much ${nameOfEvent(other)} brings at the same time is not known: its plan gives requests per second, and the normal traffic of its load balancers could not be measured in this run.`;
