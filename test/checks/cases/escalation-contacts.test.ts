import { describe, expect, it } from '@jest/globals';
import { escalationContacts } from '../../../src/checks/cases/escalation-contacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { planStatuses } from '../../builders/check';

const contact = (name: string, reach: { phone?: string; email?: string } = {}) => ({
  group: 'Shop',
  name,
  ...reach,
});
const levels = (...names: string[]) => names.map((name, index) => ({ level: index + 1, contact: name }));

describe('escalation-contacts', () => {
  it.each<[string, Partial<EventPlanInput>, string]>([
    ['no path', { contacts: [contact('Ann', { phone: '+65 1' })] }, 'warn'],
    ['by phone', { contacts: [contact('Ann', { phone: '+65 1' })], escalation: levels('Ann') }, 'pass'],
    [
      'by e-mail',
      { contacts: [contact('Ann', { email: 'a@example.com' })], escalation: levels('Ann') },
      'pass',
    ],
    [
      'no way to reach one',
      { contacts: [contact('Ann', { phone: '1' }), contact('Bo')], escalation: levels('Ann', 'Bo') },
      'warn',
    ],
    ['a name that is no contact', { contacts: [], escalation: levels('Ann') }, 'warn'],
  ])('%s', (_, plan, status) => {
    expect(planStatuses(escalationContacts, plan)).toEqual([status]);
  });
});
