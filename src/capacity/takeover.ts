/**
 * What the regions that remain must carry when one is lost, where the plan wants the event to survive that.
 *
 * The traffic of the lost region is taken to go to the others in proportion to their own: each then gets
 * `T ÷ (T − lost)` times its own, where `T` is the traffic of all regions and `lost` that of the busiest other one. Traffic is
 * the normal peak of a region's internet-facing load balancers; that the peaks of regions coincide errs on the safe side.
 */
import type { Missing } from '../judging/known';
import type { Inventory } from '../model/inventory';
import { GLOBAL, targetName } from '../model/target';
import type { EventPlan } from '../plan/schema';
import { survives } from '../plan/survive';
import { normalTraffic, unreadEntrances } from './entrance-traffic';

/** How many times its own traffic a region must carry; {@link Missing} where that could not be measured. */
export type Takeover = { readonly times: number; readonly lost: string } | Missing;

/** Returns what each region must take over, by its name; empty where the event need not survive the loss of a region. */
export function takeovers(plan: EventPlan, inventories: readonly Inventory[]): ReadonlyMap<string, Takeover> {
  if (survives(plan) !== 'region') return new Map();
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
        missing: `What ${region} takes over is not known: the load balancers of ${targetName(unread)} could not be read.`,
      };
    }
    if (own === 0) {
      return {
        missing: `What ${region} carries when another region is lost is not known: its load balancers had no traffic in the look-back. Send it a share of the traffic, or test the failover.`,
      };
    }
    const others = [...traffic].filter(([other]) => other !== region);
    const [lost, most] = others.reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    return { times: all / (all - most), lost };
  };
  return new Map([...traffic].map(([region, own]) => [region, takeover(region, own)]));
}

/** Highest requests per second of the entrances together at one moment of what is normal; 0 where there were none. */
const normalPeakOf = (plan: EventPlan, inventories: readonly Inventory[]): number =>
  [...normalTraffic(plan, inventories).byPeriod.values()].reduce((a, b) => Math.max(a, b), 0);
