/** The plan of the shop's event, as of a whole minute after the tests began. */
import { type EventPlan, type EventPlanInput, eventPlanSchema } from '../../../src/plan/schema';
import { SHOP_ACCOUNT, SHOP_TAGS } from './account';
import { EVENT } from './event';

/** The two Regions of the shop. */
export const SINGAPORE = 'ap-southeast-1';
export const VIRGINIA = 'us-east-1';
const MINUTE = 60_000;
/** The longest that a run takes, in milliseconds: in a freeze it asks CloudTrail about each sort of change, one a second. */
export const RUN_MS = 5 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** Plans know no seconds; so all is judged as of a whole minute. */
export const now = new Date(Math.floor(Date.now() / MINUTE) * MINUTE);
const afterDays = (days: number): string =>
  new Date(now.getTime() + days * DAY).toISOString().slice(0, 16).replace('T', ' ');

/** The plan as people write it. */
export const planInput: EventPlanInput = {
  id: 'shop-sale',
  name: 'Shop sale',
  customer: 'Example Shop',
  successCriteria: [{ description: 'Checkout stays up' }],
  calendar: {
    timeZone: 'UTC',
    start: afterDays(EVENT.daysUntil),
    end: afterDays(EVENT.daysUntil + EVENT.days),
    freeze: { from: afterDays(-1), to: afterDays(EVENT.daysUntil + EVENT.days) },
  },
  accounts: [
    { id: SHOP_ACCOUNT, regions: [{ name: SINGAPORE, scope: { tags: SHOP_TAGS } }, { name: VIRGINIA }] },
  ],
  traffic: {
    multiplier: EVENT.multiplier,
    // The idle twin is found to be off the path of traffic. Where one permission is missing for that, it would be judged as
    // on it, and here are counted the things that are judged.
    elasticity: ['shop-bastion', 'shop-web-green'].map((resource) => ({ match: { resource }, factor: 0 })),
  },
  resilience: { survive: 'az' },
  // The one thing about Trusted Advisor's row that people, not AWS, must say.
  checklist: { 'security-credential-rotation': { answer: 'Last week.', status: 'green' } },
  plannedAdditions: [{ quota: 'L-53DA6B97', region: SINGAPORE, count: EVENT.plannedLoadBalancers }],
};
/** The plan as it is read. */
export const plan = eventPlanSchema.parse(planInput);

/** The peak is in it, and a day of storage; more days only take longer to read. */
export const shortly: EventPlan = {
  ...plan,
  traffic: { ...plan.traffic, baseline: { from: afterDays(-4), to: afterDays(-1), exclude: [] } },
};

/** The same plan of these Regions only. */
export const withRegions = (...regions: EventPlan['accounts'][number]['regions']): EventPlan => ({
  ...shortly,
  accounts: plan.accounts.map((account) => ({ ...account, regions })),
});
