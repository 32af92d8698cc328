import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { EventPlanInput } from '../../src/plan/schema';
import { EVENT } from '../emulator/shop/event';

const DAY_MS = 86_400_000;

/** `2026-12-12 00:00` as plans write it, of a zone without an offset. */
const afterDays = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 16).replace('T', ' ');

const roleArn = (account: string): string => `arn:aws:iam::${account}:role/iem-readonly`;

/** The same document so many days later. */
const shifted = (text: string, days: number): string =>
  text.replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (date) =>
    new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10),
  );

/**
 * The sample event, as far ahead as what is known of the shop was worked out for; its account is reached by a role.
 * Nothing is due by schedule.
 */
export async function sampleEvent(now: Date, slackWebhook: string): Promise<EventPlanInput> {
  const text = await readFile('events/plans/flash-sale.yaml', 'utf8');
  const { calendar } = parse(text) as EventPlanInput;
  const daysLate = Math.round((now.getTime() - Date.parse(calendar.start.slice(0, 10))) / DAY_MS);
  const plan = parse(shifted(text, daysLate + EVENT.daysUntil)) as EventPlanInput;
  return {
    ...plan,
    accounts: plan.accounts.map((account) => ({ ...account, roleArn: roleArn(account.id) })),
    notifications: { slackWebhook },
    schedule: { paused: true },
  };
}

export interface SmallEvent extends Omit<Partial<EventPlanInput>, 'accounts'> {
  readonly id: string;
  readonly now: Date;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** An event over accounts that hold little; nothing is due by schedule. */
export const smallEvent = ({ id, now, accounts, regions, ...rest }: SmallEvent): EventPlanInput => ({
  ...{ id, name: `Event ${id}`, customer: 'Example Shop' },
  successCriteria: [{ description: 'Checkout stays up' }],
  calendar: { timeZone: 'UTC', start: afterDays(now, 20), end: afterDays(now, 21) },
  accounts: accounts.map((account) => ({
    id: account,
    roleArn: roleArn(account),
    regions: regions.map((name) => ({ name })),
  })),
  traffic: { multiplier: 3, baseline: { from: afterDays(now, -1), to: afterDays(now, 0) } },
  schedule: { paused: true },
  ...rest,
});
