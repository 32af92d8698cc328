import { describe, expect, it } from '@jest/globals';
import { alternateContacts } from '../../../src/checks/cases/alternate-contacts';
import { anAlternateContact } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const operations = anAlternateContact();
const security = anAlternateContact({ contactType: 'SECURITY' });

describe('alternate-contacts', () => {
  it.each([
    ['both are set', [operations, security], ['pass', 'pass']],
    ['one is not', [operations, { ...security, isSet: false }], ['pass', 'warn']],
    ['the other is not', [{ ...operations, isSet: false }, security], ['warn', 'pass']],
    ['one was not asked for', [security], ['unknown', 'pass']],
    ['a contact for bills alone', [anAlternateContact({ contactType: 'BILLING' })], ['unknown', 'unknown']],
  ])('%s', (_, contacts, statuses) => {
    expect(statusesOf(alternateContacts, { alternateContacts: contacts })).toEqual(statuses);
  });

  it('says which one is missing', () => {
    const [, judged] = runCheck(alternateContacts, {
      alternateContacts: [operations, { ...security, isSet: false }],
    });
    expect(judged).toMatchObject({
      resource: { name: 'SECURITY' },
      detail: 'The account has no contact for security.',
      fix: { action: expect.stringContaining('Set the alternate contact for security') },
    });
  });
});
