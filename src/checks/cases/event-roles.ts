import { channelOf, contactsWith, EVENT_ROLES } from '../../plan/roles';
import { defineEventCheck, type Judgement, pass, warn } from '../check';
import { listed } from '../words';

export const eventRoles = defineEventCheck({
  id: 'event-roles',
  title: 'Every role that the event needs has somebody who can be reached',
  failureTitle: 'The event lacks somebody for a role, or nobody can reach them',
  why: 'Without somebody who leads, who can change the accounts, who decides for the business, or who helps at AWS, an incident waits for a name.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_ready_to_support_personnel_capability.html',
  workbook: '3 Contacts',
  needs: [],
  evaluate: (_, { plan }) =>
    EVENT_ROLES.map((role): Judgement => {
      const resource = { name: role.id };
      const named = contactsWith(plan, role);
      if (named.length === 0)
        return warn(resource, `The plan does not say ${role.who}.`, {
          action: `Name ${role.who} (contacts, with a role).`,
          lead: 'people',
        });
      const reached = named.filter((contact) => channelOf(contact) !== null);
      return reached.length > 0
        ? pass(resource, `${listed(reached.map(({ name }) => name))}.`)
        : warn(resource, `No phone or e-mail for ${listed(named.map(({ name }) => name))}.`, {
            action: `Give a phone number or an e-mail address of ${listed(named.map(({ name }) => name))} (contacts).`,
            lead: 'people',
          });
    }),
});
