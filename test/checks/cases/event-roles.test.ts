import { describe, expect, it } from '@jest/globals';
import { eventRoles } from '../../../src/checks/cases/event-roles';
import type { EventPlanInput } from '../../../src/plan/schema';
import { planStatuses } from '../../builders/check';

type Contacts = NonNullable<EventPlanInput['contacts']>;
const person = (role: string, more: Partial<Contacts[number]> = {}): Contacts[number] => ({
  ...{ group: 'Shop', name: role, role, phone: '+65 1' },
  ...more,
});
const ALL = [
  ...['Incident commander', 'On-call engineer', 'Product owner'].map((role) => person(role)),
  person('Technical account manager', { group: 'AWS' }),
];

describe('event-roles', () => {
  // In the order: who leads, who mends, who decides, who helps at AWS.
  it.each<[string, Contacts, string[]]>([
    ['nobody', [], ['warn', 'warn', 'warn', 'warn']],
    ['everybody', ALL, ['pass', 'pass', 'pass', 'pass']],
    ['one who has two roles', [person('Lead engineer')], ['pass', 'pass', 'warn', 'warn']],
    ['an account manager of AWS, who leads nothing', ALL.slice(3), ['warn', 'warn', 'warn', 'pass']],
    ['a manager of AWS', [person('Account manager', { group: 'AWS' })], ['warn', 'warn', 'warn', 'pass']],
    [
      'the own team for AWS',
      [person('Engineer', { group: 'AWS platform' })],
      ['warn', 'pass', 'warn', 'warn'],
    ],
    [
      'a solutions architect of the customer',
      [person('Solutions architect')],
      ['warn', 'warn', 'warn', 'warn'],
    ],
    [
      'a solutions architect of AWS',
      [person('Solutions architect', { group: 'AWS Enterprise Support' }), person('AWS SA')],
      ['warn', 'warn', 'warn', 'pass'],
    ],
    [
      'who makes what is sold, and decides nothing',
      [person('Production planner')],
      ['warn', 'warn', 'warn', 'warn'],
    ],
    [
      'a town of engineers',
      [person('Buyer', { group: 'Dresden Co-operative' })],
      ['warn', 'warn', 'warn', 'warn'],
    ],
    [
      'who decides in a group of engineers, and changes nothing',
      [person('Business owner', { group: 'Operations' })],
      ['warn', 'warn', 'pass', 'warn'],
    ],
    ['people without a role', [{ group: 'Shop', name: 'Ann', phone: '1' }], ['warn', 'warn', 'warn', 'warn']],
    [
      'a group that tells the role',
      [{ group: 'DevOps', name: 'Ann', phone: '1' }],
      ['warn', 'pass', 'warn', 'warn'],
    ],
    [
      'somebody whom nobody can reach',
      [{ group: 'Shop', name: 'Ann', role: 'Incident commander' }],
      ['warn', 'warn', 'warn', 'warn'],
    ],
    [
      'two, of whom one can be reached by e-mail',
      [
        { group: 'Shop', name: 'Ann', role: 'Incident commander' },
        { group: 'Shop', name: 'Bo', role: 'Event lead', email: 'bo@example.com' },
      ],
      ['pass', 'warn', 'warn', 'warn'],
    ],
  ])('%s', (_, contacts, statuses) => {
    expect(planStatuses(eventRoles, { contacts })).toEqual(statuses);
  });
});
