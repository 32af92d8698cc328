import { defineCheck, pass, unknown, warn } from '../check';

const PURPOSES: Readonly<Record<string, string>> = {
  OPERATIONS: 'operations',
  SECURITY: 'security',
};

export const alternateContacts = defineCheck({
  id: 'alternate-contacts',
  title: 'AWS knows whom to tell of operational and security matters',
  failureTitle: 'AWS would tell only the root user’s mailbox of operational or security matters',
  why: 'What AWS writes before and during the event, about abuse, retirements or an attack, is read too late otherwise.',
  docs: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html',
  workbook: 'Step 15',
  needs: ['alternateContacts'],
  evaluate({ alternateContacts: contacts }) {
    return Object.entries(PURPOSES).map(([contactType, purpose]) => {
      const resource = { name: contactType };
      const contact = contacts.find((other) => other.contactType === contactType);
      if (contact === undefined)
        return unknown(resource, `Whether there is a contact for ${purpose} is not known.`);
      if (contact.isSet) return pass(resource, `The account has a contact for ${purpose}.`);
      return warn(resource, `The account has no contact for ${purpose}.`, {
        action: `Set the alternate contact for ${purpose} of the account to a mailbox and a number that are watched during the event.`,
        lead: 'people',
      });
    });
  },
});
