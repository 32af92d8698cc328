import { GetAccountSettingsResponse$ } from '@aws-sdk/client-lambda';
import { renderOutput } from '../wire';
import { service } from './service';

export const lambda = service({
  prefix: 'lambda',
  protocol: 'json',
  paths: {
    '/2015-03-31/functions': 'ListFunctions',
    '/2016-08-19/account-settings': 'GetAccountSettings',
  },
  rows: () => ({}),
  operations: () => ({
    'lambda:ListFunctions': () => ({ body: '{"Functions":[]}', items: 0 }),
    'lambda:GetAccountSettings': (request) => {
      const AccountLimit = { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 };
      return { body: renderOutput(request, GetAccountSettingsResponse$, { AccountLimit }), items: 1 };
    },
  }),
  limitsOf: () => [{ bucket: 'lambda', capacity: 15, refill: 15 }],
});
