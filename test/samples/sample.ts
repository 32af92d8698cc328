/** What the sample accounts are made with. */
import type { ArtifactId, Artifacts } from '../../src/model/artifacts';
import type { Inventory } from '../../src/model/inventory';
import { isCollectedIn } from '../../src/model/inventory';
import { GLOBAL, type Target } from '../../src/model/target';
import * as build from '../builders/artifacts';

/** A sample: the name of its plan and of its inventory in `events/`, and what its one region has. */
export interface Sample {
  readonly id: string;
  readonly account: string;
  /** ISO time of the inventory. */
  readonly collectedAt: string;
  readonly region: Artifacts;
}

/** An account that has nothing of any service. What every account has, such as its settings, is as when it was opened. */
export const emptyRegion: Artifacts = {
  ...(Object.fromEntries(
    Object.entries(build.healthyAccount).map(([id, data]) => [id, Array.isArray(data) ? [] : data]),
  ) as unknown as Artifacts),
  ...build.unusedSes,
  ...build.unusedSns,
  ...build.unusedCognito,
  ...build.unusedStepFunctions,
  ...build.unusedEventBridge,
  ...build.noCalls,
  registeredDomains: [build.aRegisteredDomain()],
  trustedAdvisor: build.healthyAccount.trustedAdvisor,
  billedServices: build.healthyAccount.billedServices,
  alternateContacts: build.healthyAccount.alternateContacts,
  iamAccountSummary: build.healthyAccount.iamAccountSummary,
  rdsAccountAttributes: [
    build.anAccountQuota({ accountQuotaName: 'DBInstances', used: 0, max: 40 }),
    build.anAccountQuota({ accountQuotaName: 'AllocatedStorage', used: 0, max: 100_000 }),
  ],
};

/** The inventories of a sample, as `iem collect` writes them. */
export const inventoriesOf = ({ account, collectedAt, region }: Sample): Inventory[] =>
  [GLOBAL, 'us-east-1'].map((name) => {
    const target = { account, region: name };
    const artifacts = answersIn(target, region);
    return { target, collectedAt, artifacts, cost: { requests: 0, metricsBought: 0 } };
  });

/** The inventory with what it knows nothing of, as in an account that uses none of it. */
export const completeInventory = (inventory: Inventory): Inventory => ({
  ...inventory,
  artifacts: { ...answersIn(inventory.target, emptyRegion), ...inventory.artifacts },
});

const answersIn = (target: Target, region: Artifacts): Inventory['artifacts'] =>
  Object.fromEntries(
    Object.entries(region)
      // No freeze is on yet.
      .filter(([id]) => isCollectedIn(target, id as ArtifactId) && !id.endsWith('hangesInFreeze'))
      .map(([id, data]) => [id, { ok: true, data }]),
  );

const HOURS = 14 * 24;

/** What a daily rhythm whose nights carry a tenth of the noon makes of a value at noon, by the hour; in steps of `1 / perHour`. */
export const throughTheDays = (noon: number, perHour = 1, floor = 0): number[] =>
  Array.from({ length: HOURS * perHour }, (_, i) => {
    const hour = (i / perHour) % 24;
    const share = 0.55 - 0.45 * Math.cos((2 * Math.PI * (hour + 0.5)) / 24);
    return Math.round((floor + (noon - floor) * share) * 1000) / 1000;
  });

/** The noon of a day of the look-back. */
const NOON = '2026-11-19T12:00:00.000Z';

export const atNoon = (value: number) => ({ ...build.aPeak(value), at: NOON });

export const quota = (serviceCode: string, quotaCode: string, quotaName: string, value: number) =>
  build.aServiceQuota({ serviceCode, quotaCode, quotaName, value });
