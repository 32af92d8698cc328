import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../../src/cli/files';
import { broadcastMarkdown, broadcastText, composeBroadcast } from '../../src/workbook/broadcast';
import { HOSTILE } from '../builders/hostile';
import { aPlan } from '../builders/plan';

const CALENDAR = {
  ...{ timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
  freeze: { from: '2026-12-09 00:00', to: '2026-12-13 12:00' },
};

describe('what stakeholders are told', () => {
  const plan = aPlan({
    ...{ name: 'Flash sale', customer: 'Shop', type: 'sale', calendar: CALENDAR },
    traffic: {
      multiplier: { low: 12, likely: 22, high: 35 },
      peakRequestsPerSecond: 12_500,
      peaks: [{ name: 'Doors open', from: '2026-12-12 00:00', to: '2026-12-12 02:00', multiplier: 22 }],
    },
    contacts: [
      { group: 'Shop', name: 'Mei Tan', role: 'Incident commander', phone: '+65 1' },
      { group: 'Shop', name: 'Bo', email: 'bo@example.com' },
    ],
    escalation: [
      { level: 2, contact: 'Bo', afterMinutes: 15, channel: 'Slack #sale' },
      { level: 1, contact: 'Mei Tan', afterMinutes: 0 },
    ],
    bridge: { url: 'https://meet.example.com/sale', dialIn: '+65 2', credential: 'ssm:/iem/bridge-code' },
    endpoints: [
      { name: 'Shop', kind: 'site', url: 'https://shop.example.com', credential: 'ssm:/iem/login' },
    ],
    supportCase: { id: '1234567890' },
  });

  it('is what happens, when in two time zones, how much, and whom to call first', () => {
    expect(broadcastText(composeBroadcast(plan))).toBe(
      `Flash sale: event alert

WHAT
  Shop: sale
  Success: Checkout stays up

WHEN
  12 Dec 2026 00:00 +08:00 to 12 Dec 2026 23:59 +08:00 (Asia/Singapore)
  11 Dec 2026 16:00 +00:00 to 12 Dec 2026 15:59 +00:00 (UTC)

EXPECTED TRAFFIC
  12 to 35 times, most likely 22 times normal traffic
  Up to 12,500 requests per second
  Doors open: 12 Dec 2026 00:00 +08:00 to 12 Dec 2026 02:00 +08:00, 22 times normal traffic

FREEZE
  Nothing is changed from 9 Dec 2026 00:00 +08:00 to 13 Dec 2026 12:00 +08:00.

WHOM TO CALL
  1. Mei Tan, Incident commander: +65 1
  2. Bo: Slack #sale (after 15 minutes without an answer)
  Conference bridge: https://meet.example.com/sale
  Dial-in: +65 2

LINKS
  Shop: https://shop.example.com
  AWS Support case: 1234567890
`,
    );
  });

  it('names all who are called at the same level', () => {
    const { contacts } = plan;
    const escalation = ['Bo', 'Mei Tan'].map((contact) => ({ level: 1, contact, afterMinutes: 1 }));
    expect(broadcastText(composeBroadcast({ ...plan, contacts, escalation }))).toContain(`
  1. Bo: bo@example.com (after 1 minute without an answer)
  1. Mei Tan, Incident commander: +65 1 (after 1 minute without an answer)
`);
  });

  it('names no place where credentials are kept', () => {
    const broadcast = composeBroadcast(plan);
    expect(broadcastText(broadcast) + broadcastMarkdown(broadcast)).not.toContain('ssm:');
  });

  it('calls all contacts where there is no escalation, and leaves out what the plan does not say', () => {
    const broadcast = composeBroadcast(
      aPlan({ calendar: { ...CALENDAR, timeZone: 'UTC' }, contacts: [{ group: 'Shop', name: 'Ann' }] }),
    );
    const words = broadcastText(broadcast);
    expect(words).toContain('WHOM TO CALL\n  Ann\n');
    expect(words).not.toContain('LINKS');
    expect(words.match(/\(UTC\)/g)).toHaveLength(1);
  });

  it('is Markdown of the sample event', async () => {
    const text = broadcastMarkdown(composeBroadcast(await readPlan('events/plans/flash-sale.yaml')));
    expect(text).toContain('## Whom to call\n\n- 1');
    expect(text.endsWith('\n')).toBe(true);
  });

  it.each(HOSTILE)('is text, whatever people wrote: %j', (name) => {
    const broadcast = composeBroadcast(
      aPlan({
        ...{ name, customer: name, description: name, calendar: CALENDAR },
        contacts: [{ group: name, name, role: name, phone: `${name} | x` }],
        escalation: [{ level: 1, contact: aPlan({ name }).name, channel: name }],
      }),
    );
    const text = broadcastText(broadcast);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('  '))
        .slice(1),
    ).toEqual(
      ['WHAT', 'WHEN', 'EXPECTED TRAFFIC', 'FREEZE', 'WHOM TO CALL'].filter((part) => text.includes(part)),
    );
    const markdown = broadcastMarkdown(broadcast);
    expect(markdown).not.toMatch(/<(?!br)[a-z!/]/i);
  });
});
