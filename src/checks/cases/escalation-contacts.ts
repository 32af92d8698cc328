import { defineEventCheck, type Judgement, pass, WHOLE, warn } from '../check';
import { listed } from '../words';

export const escalationContacts = defineEventCheck({
  id: 'escalation-contacts',
  title: 'The escalation path leads to people who can be reached',
  failureTitle: 'The escalation path is missing or leads to people who cannot be reached',
  why: 'At the peak a decision waits for the one person whose number nobody has.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_event_response_define_escalation_paths.html',
  workbook: 'Step 15',
  needs: [],
  evaluate(_, { plan }): Judgement[] {
    if (plan.escalation.length === 0) {
      return [
        warn(WHOLE, 'The plan has no escalation path.', {
          action: 'Write who is called first, second and third, and after how many minutes (escalation).',
          lead: 'people',
        }),
      ];
    }
    const reachable = new Set(
      plan.contacts.filter(({ phone, email }) => phone || email).map((contact) => contact.name),
    );
    const silent = plan.escalation.map((level) => level.contact).filter((name) => !reachable.has(name));
    if (silent.length === 0)
      return [pass(WHOLE, `${plan.escalation.length} levels, all with phone or e-mail.`)];
    return [
      warn(WHOLE, `No phone or e-mail for ${listed(silent)}.`, {
        action:
          'Give a phone number or an e-mail address for every contact of the escalation path (contacts).',
        lead: 'people',
      }),
    ];
  },
});
