import { describe, expect, it } from '@jest/globals';
import type { ActionItem } from '../../src/model/action-item';
import type { EventPlanInput } from '../../src/plan/schema';
import { buildWorkbook } from '../../src/workbook/build';
import { listExperts, listUnknownSubjects } from '../../src/workbook/experts';
import { html } from '../../src/workbook/render/html';
import { markdown } from '../../src/workbook/render/markdown';
import { HOSTILE } from '../builders/hostile';
import { anInventory } from '../builders/inventory';
import { aPlan } from '../builders/plan';

const NOW = '2026-11-22T04:00:00Z';
const CONTACTS: EventPlanInput['contacts'] = [
  {
    group: 'Data',
    name: 'Sofia',
    role: 'Database engineer',
    phone: '+65 3',
    expertise: ['Amazon RDS', 'DAX'],
  },
  { group: 'Shop', name: 'Bo', email: 'bo@example.com' },
];
const item = (id: string, overrides: Partial<ActionItem> = {}): ActionItem => ({
  ...{ id, state: 'open', colour: 'red', description: id, history: [], owner: 'Bo' },
  found: {
    ...{ check: 'db-multi-az', account: '111122223333', region: 'eu-west-1', resource: id },
    ...{ findings: [id], asOf: NOW },
  },
  ...overrides,
});
const alternateContacts = {
  ok: true as const,
  data: [
    { contactType: 'OPERATIONS', isSet: true },
    { contactType: 'SECURITY', isSet: false },
    { contactType: 'OTHER', isSet: true },
  ],
};

describe('the directory of experts', () => {
  it('has what people know, what they do, and whom AWS tells', () => {
    const account = { target: { account: '111122223333', region: 'global' }, contacts: alternateContacts };
    const experts = listExperts({
      plan: aPlan({ contacts: CONTACTS }),
      items: [
        item('a'),
        item('b'),
        item('c', { state: 'done' }),
        item('d', { owner: 'Ann', state: 'in-progress' }),
      ],
      targets: [account] as never,
    });
    const shown = experts.map(({ subject, name, role, channel }) => [subject, name, role, channel]);
    expect(shown).toEqual([
      ['Amazon RDS', 'Sofia', 'Database engineer', '+65 3'],
      ['DAX', 'Sofia', 'Database engineer', '+65 3'],
      ['2 action items: db-multi-az', 'Bo', 'Shop', 'bo@example.com'],
      ['1 action item: db-multi-az', 'Ann', null, null],
      [
        'What AWS writes about operations of account 111122223333',
        'The alternate contact that the account has',
        null,
        null,
      ],
      ['What AWS writes about security of account 111122223333', null, null, null],
    ]);
  });

  it('lacks the services of business-critical workloads that nobody knows', () => {
    const workloads = [
      { name: 'Shop', awsServices: ['rds', 'RDS for MySQL', 'AWS Lambda', 'Amazon EKS', 'RDS Custom'] },
      { name: 'Reports', businessCritical: false, awsServices: ['Amazon Redshift'] },
    ];
    expect(listUnknownSubjects(aPlan({ contacts: CONTACTS, kickoff: { workloads } }))).toEqual([
      'AWS Lambda',
      'Amazon EKS',
      'RDS Custom',
    ]);
  });

  const workbookOf = (plan: Partial<EventPlanInput>) =>
    buildWorkbook({
      plan: aPlan(plan),
      report: null,
      inventories: [anInventory()],
      items: [item('a')],
      now: NOW,
    });

  it('is in section 3, beside the escalation matrix with who, role, channel and when', () => {
    const { blocks } = workbookOf({
      contacts: CONTACTS,
      escalation: [
        { level: 2, contact: 'Bo', channel: 'Slack #sale', afterMinutes: 15 },
        { level: 1, contact: 'Sofia' },
      ],
    }).sections[2] ?? { blocks: [] };
    const rows = blocks.map((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : [],
    );
    expect(rows[1]).toEqual([
      ['1', 'Sofia', 'Database engineer', '+65 3', '–'],
      ['2', 'Bo', '–', 'Slack #sale', '15 min'],
    ]);
    expect(rows[2]?.[0]).toEqual(['Amazon RDS', 'Sofia', 'Database engineer', '+65 3', 'the plan']);
  });

  it('says which roles nobody has', () => {
    const missing = workbookOf({ contacts: CONTACTS }).sections[2]?.missing.map(({ what }) => what);
    expect(missing).toContain('Name who leads the event, such as an incident commander (contacts).');
    expect(missing).not.toContain('Name an engineer who can change the accounts (contacts).');
  });

  it.each(HOSTILE)('is text in the page and in Markdown, whatever people wrote: %j', (text) => {
    const workbook = workbookOf({
      contacts: [{ group: text, name: `${text} | x`, role: text, phone: text, expertise: [`${text} | y`] }],
      escalation: [{ level: 1, contact: `${text} | x`.trim(), channel: `${text} | z` }],
    });
    expect(markdown(workbook)).not.toMatch(/<(?!br)[a-z!/]|[\u202a-\u202e\u2066-\u2069]/i);
    const page = html(workbook).toString();
    for (const tag of ['<img src=x', '<script>window', '<svg onload', '<style>*{'])
      expect(page).not.toContain(tag);
  });
});
