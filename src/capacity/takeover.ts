/**
 * What the regions that remain must carry when one is lost.
 *
 * The traffic of the lost region is taken to go to the others in proportion to their own: each then gets
 * `T ÷ (T − lost)` times its own, where `T` is the traffic of all regions and `lost` that of the busiest other one. Traffic is
 * the normal peak of a region's internet-facing load balancers and public APIs; that the peaks of regions coincide errs on the safe side.
 */
import { isKnown, type Missing } from '../judging/known';
import type { Ceiling, StatusIf } from '../model/ceiling';
import type { Inventory } from '../model/inventory';
import { GLOBAL, targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { hasSeveralRegions } from '../plan/survive';
import { normalTraffic, unreadEntrances } from './entrance-traffic';
import {
  always,
  combineSteps,
  type Outlook,
  outlookIf,
  outlookOf,
  statusAt,
  tellsOutlook,
  worse,
} from './status-steps';

/** How many times its own traffic a region must carry; {@link Missing} where that could not be measured. */
export type Takeover = { readonly times: number; readonly lost: string } | Missing;

/** Returns what each region must take over, by its name; empty where the event has one region. */
export function takeovers(plan: EventPlan, inventories: readonly Inventory[]): ReadonlyMap<string, Takeover> {
  if (!hasSeveralRegions(plan)) return new Map();
  const regional = inventories.filter(({ target }) => target.region !== GLOBAL);
  const byRegion = Map.groupBy(regional, ({ target }) => target.region);
  const unread = unreadEntrances(regional);
  const traffic = new Map(
    [...byRegion].map(([region, inside]) => [region, normalPeakOf(plan, inside)] as const),
  );
  const all = [...traffic.values()].reduce((sum, one) => sum + one, 0);
  const takeover = (region: string, own: number): Takeover => {
    if (unread) {
      return {
        missing: `What ${region} takes over is not known: the load balancers and APIs of ${targetName(unread)} could not be read.`,
      };
    }
    if (own === 0) {
      return {
        missing: `What ${region} carries when another region is lost is not known: its load balancers and APIs had no traffic in the look-back. Send it a share of the traffic, or test the failover.`,
      };
    }
    const others = [...traffic].filter(([other]) => other !== region);
    const [lost, most] = others.reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    const times = all / (all - most);
    // Beside the largest numbers there are, the others vanish.
    return Number.isFinite(times)
      ? { times, lost }
      : {
          missing: `What ${region} takes over is not known: its traffic is too small beside that of ${lost}.`,
        };
  };
  return new Map([...traffic].map(([region, own]) => [region, takeover(region, own)]));
}

/** Highest requests per second of the entrances together at one moment of what is normal; 0 where there were none. */
const normalPeakOf = (plan: EventPlan, inventories: readonly Inventory[]): number =>
  [...normalTraffic(plan, inventories).byPeriod.values()].reduce((a, b) => Math.max(a, b), 0);

/** The multiplier of the likely day, and that of the bad one; null where they are not known. */
export interface NeededMultipliers {
  readonly multiplier: number | null;
  readonly highMultiplier: number | null;
}

/**
 * Adds how each ceiling would be judged if the event had to survive the loss of a region too. What a region takes over is known
 * only after all targets are judged, but needs nothing more of them: at `m` times normal traffic, a region that takes over
 * `t` times its own needs what it needs at `m·t` with nothing lost.
 */
export const withRegionLost = (
  ceilings: readonly Ceiling[],
  taken: ReadonlyMap<string, Takeover>,
  needed: NeededMultipliers,
): Ceiling[] =>
  ceilings.map((ceiling) => {
    const takeover = taken.get(ceiling.region);
    if (takeover === undefined || !tellsOutlook(ceiling)) return ceiling;
    const lost = judgeRegionLost(ceiling, takeover, needed);
    return {
      ...ceiling,
      ...outlookOf(ceiling, (survive) => (survive === 'region' ? lost : ceiling.ifSurviving[survive])),
    };
  });

function judgeRegionLost(
  ceiling: Ceiling & Outlook,
  takeover: Takeover,
  { multiplier, highMultiplier }: NeededMultipliers,
): StatusIf {
  const { grows, breaksAt, mayBreakAt = breaksAt } = ceiling;
  const withoutZone = outlookIf(ceiling, 'az');
  if (!isKnown(takeover)) return grows ? combined(withoutZone, always('grey')) : withoutZone;
  const { times } = takeover;
  const nothingLost = outlookIf(ceiling, 'none').statusSteps;
  const failsOnBadDay =
    highMultiplier !== null && highMultiplier * times > (mayBreakAt ?? Number.POSITIVE_INFINITY);
  const likely = multiplier === null ? withoutZone.status : statusAt(nothingLost, multiplier * times);
  return combined(withoutZone, {
    status: likely === 'green' && failsOnBadDay ? 'yellow' : likely,
    statusSteps: nothingLost.map(({ upTo, status }) => ({
      upTo: upTo === null ? null : upTo / times,
      status,
    })),
  });
}

const combined = (a: StatusIf, b: StatusIf): StatusIf => ({
  status: worse(a.status, b.status),
  statusSteps: combineSteps(a.statusSteps, b.statusSteps, worse),
});
