import type { Artifacts } from '../../model/artifacts';
import { defineCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { STANDARD_APPLIES } from '../shield';
import { count } from '../words';

type Subscription = Artifacts['shieldSubscription'];

export const shieldResponseTeam = defineCheck({
  id: 'shield-response-team',
  title: 'The Shield Response Team reaches people of yours, and may act for them',
  failureTitle: 'The Shield Response Team reaches nobody, or may change nothing',
  why: 'In an attack minutes count: whoever must first find a number or grant a role loses them.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/ddos-srt-support.html',
  workbook: '12 Security',
  needs: ['shieldSubscription'],
  evaluate: ({ shieldSubscription: subscription }) =>
    subscription.isSubscribed
      ? [judgeContacts(subscription), judgeAccess(subscription)]
      : [notApplicable(STANDARD_APPLIES)],
});

function judgeContacts({ proactiveEngagement, contacts, contactsWithPhone }: Subscription): Judgement {
  const resource = { name: 'Proactive engagement' };
  const setContacts = {
    action:
      'Give Shield Advanced the contacts of those who are on call in the event, one of them with a phone number at least, and enable proactive engagement.',
    lead: 'people',
  } as const;
  switch (proactiveEngagement) {
    case 'DISABLED':
      return notApplicable(
        'Proactive engagement is off, so the Shield Response Team calls nobody by itself, and people must call it.',
        resource,
      );
    case 'PENDING':
      return warn(resource, 'AWS has not yet processed that proactive engagement is to be on.', setContacts);
    case 'ENABLED':
      if (contacts === 0) {
        return warn(resource, 'Proactive engagement is on, and there is no emergency contact.', setContacts);
      }
      return contactsWithPhone === 0
        ? warn(
            resource,
            'Proactive engagement is on, and no emergency contact has a phone number.',
            setContacts,
          )
        : pass(resource, `Proactive engagement is on, with ${count(contacts, 'emergency contact')}.`);
    default:
      return unknown(resource, 'AWS did not say whether proactive engagement is on.');
  }
}

function judgeAccess({ hasResponseRole }: Subscription): Judgement {
  const resource = { name: 'Access of the Shield Response Team' };
  return hasResponseRole
    ? pass(resource, 'It has a role in the account.')
    : warn(
        resource,
        'It has no role in the account, so it can change no web ACL and see no logs in an attack.',
        {
          action:
            'Make a role with the policy AWSShieldDRTAccessPolicy that drt.shield.amazonaws.com may assume, and associate it (aws shield associate-drt-role).',
          lead: 'security',
        },
      );
}
