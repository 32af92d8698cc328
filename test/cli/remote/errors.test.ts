import { expect, it } from '@jest/globals';
import { explainErrors } from '../../../src/cli/remote/errors';

const AWS = 'https://abc123.execute-api.eu-west-1.amazonaws.com';

it.each([
  [AWS, 'eu-west-1', 'arn:aws:execute-api:eu-west-1:*:abc123/$default/PUT/events/flash-sale'],
  [`${AWS}/prod`, 'eu-west-1', 'arn:aws:execute-api:eu-west-1:*:abc123/prod/PUT/events/flash-sale'],
  [`${AWS}/prod/`, 'eu-west-1', 'arn:aws:execute-api:eu-west-1:*:abc123/prod/PUT/events/flash-sale'],
  [
    'https://abc123.execute-api.cn-north-1.amazonaws.com.cn',
    'cn-north-1',
    'arn:aws-cn:execute-api:cn-north-1:*:abc123/$default/PUT/events/flash-sale',
  ],
  // Which API and stage an address of one's own leads to, it does not say.
  [
    'https://readiness.example.com',
    'us-gov-west-1',
    'arn:aws-us-gov:execute-api:us-gov-west-1:*:*/*/PUT/events/flash-sale',
  ],
])('what a policy must allow at %s', async (address, region, arn) => {
  const url = new URL(address);
  const request = new Request(`${address.replace(/\/$/, '')}/events/flash-sale`, {
    method: 'PUT',
    body: '{}',
  });
  const response = Response.json({ message: 'Forbidden' }, { status: 403 });
  const { onResponse } = explainErrors({ url, region, jwtEnv: undefined });
  const told = await Promise.resolve(onResponse?.({ request, response } as never)).catch(
    ({ message }) => message,
  );
  expect(told).toContain(`execute-api:Invoke  on  ${arn}\n`);
});
