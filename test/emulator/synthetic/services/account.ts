import { GetAlternateContactResponse$ } from '@aws-sdk/client-account';
import { renderOutput, textOf } from '../wire';
import { service } from './service';

export const account = service({
  prefix: 'account',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    'account:GetAlternateContact': (request) => {
      const AlternateContactType = textOf(request, 'AlternateContactType');
      const contact = { AlternateContactType, Name: 'Operations', EmailAddress: 'ops@example.com' };
      return {
        body: renderOutput(request, GetAlternateContactResponse$, { AlternateContact: contact }),
        items: 1,
      };
    },
  }),
});
