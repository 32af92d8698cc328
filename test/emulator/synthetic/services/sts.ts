import { GetCallerIdentityResponse$ } from '@aws-sdk/client-sts';
import { renderOutput } from '../wire';
import { ACCOUNT_ID } from './rows';
import { service } from './service';

const IDENTITY = {
  Account: ACCOUNT_ID,
  Arn: `arn:aws:iam::${ACCOUNT_ID}:user/reader`,
  UserId: 'AIDAEXAMPLE',
};

export const sts = service({
  prefix: 'sts',
  protocol: 'query',
  rows: () => ({}),
  operations: () => ({
    'sts:GetCallerIdentity': (request) => ({
      body: renderOutput(request, GetCallerIdentityResponse$, IDENTITY),
      items: 1,
    }),
  }),
});
