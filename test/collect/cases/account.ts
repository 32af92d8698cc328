import type { CollectorCase } from './collector-case';

export const account: readonly CollectorCase[] = [
  {
    id: 'alternateContacts',
    answers: {
      'account:GetAlternateContact': ({ AlternateContactType }) => {
        if (AlternateContactType === 'SECURITY') {
          throw Object.assign(new Error('No contact of the inputted alternate contact type found.'), {
            name: 'ResourceNotFoundException',
            $fault: 'client',
          });
        }
        return { AlternateContact: { AlternateContactType, Name: 'Mei', EmailAddress: 'mei@example.com' } };
      },
    },
    data: [
      { contactType: 'OPERATIONS', isSet: true },
      { contactType: 'SECURITY', isSet: false },
    ],
    nothing: [
      { contactType: 'OPERATIONS', isSet: false },
      { contactType: 'SECURITY', isSet: false },
    ],
  },
];
