import { Account$ } from '@aws-sdk/client-api-gateway';
import { renderOutput } from '../wire';
import { service } from './service';

export const apiGateway = service({
  prefix: 'apigateway',
  protocol: 'json',
  paths: { '/restapis': 'GetRestApis', '/v2/apis': 'GetApis', '/account': 'GetAccount' },
  rows: () => ({}),
  operations: () => ({
    'apigateway:GetRestApis': () => ({ body: '{"item":[]}', items: 0 }),
    'apigateway:GetApis': () => ({ body: '{"items":[]}', items: 0 }),
    'apigateway:GetAccount': (request) => {
      const throttleSettings = { rateLimit: 10_000, burstLimit: 5000 };
      return { body: renderOutput(request, Account$, { throttleSettings }), items: 1 };
    },
  }),
  limitsOf: () => [{ bucket: 'apigateway', capacity: 40, refill: 10 }],
});
