import { AwsError, type AwsRequest, encodeError, encodeOutput, readRequest } from '../emulator/aws-protocol';
import { readAll } from '../emulator/forwarding';
import { type LoopbackServer, listenOnLoopback } from '../emulator/loopback';
import { syntheticAccount } from '../emulator/synthetic/account';
import { createOperations, OPERATION_PATHS } from '../emulator/synthetic/operations';
import { iamAction } from '../emulator/synthetic/wire';

const SIZE = { seed: 22, instances: 4, groups: 2, loadBalancers: 1, dbInstances: 1 };

/** Each is asked for by itself: with all of them the collector's own rate limit would set the pace of a run. */
const TRUSTED_ADVISOR_CHECKS = 5;

/** Keys of a role tell whose they are. */
const keyOf = (account: string): string => `ASIA${account}`;
const accountOf = (key: string): string => key.replace('ASIA', '');

/** Every account there is: each has a few resources, the same ones, in every region. */
export async function startManyAccounts(): Promise<LoopbackServer> {
  const account = syntheticAccount(SIZE);
  const trustedAdvisorChecks = account.trustedAdvisorChecks.slice(0, TRUSTED_ADVISOR_CHECKS);
  const operations = createOperations({ ...account, trustedAdvisorChecks }, Number.POSITIVE_INFINITY);

  const identity: Readonly<Record<string, (request: AwsRequest) => object>> = {
    'sts:AssumeRole': ({ input }) => ({
      Credentials: {
        AccessKeyId: keyOf(String(input.RoleArn).split(':')[4] ?? ''),
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      },
    }),
    'sts:GetCallerIdentity': ({ accessKeyId }) => ({
      Account: accountOf(accessKeyId),
      Arn: `arn:aws:sts::${accountOf(accessKeyId)}:assumed-role/reader/iem`,
    }),
  };

  function answer(request: AwsRequest) {
    const asked = iamAction(request);
    const identified = identity[asked]?.(request);
    if (identified) return encodeOutput(request, identified);
    const operation = operations.get(asked);
    if (!operation) throw new AwsError('InvalidAction', `the accounts do not know ${asked}`);
    const type = request.protocol === 'json' ? 'application/x-amz-json-1.1' : 'text/xml';
    return { status: 200, headers: { 'content-type': type }, body: operation(request).body };
  }

  return listenOnLoopback(async (incoming, response) => {
    const asked = (await readAll(incoming)).toString();
    const request = readRequest(incoming.headers, asked, incoming.url, OPERATION_PATHS);
    if (!request) throw new Error('not a signed request of a protocol that is known');
    const { status, headers, body } = answered(request, answer);
    response.writeHead(status, headers).end(body);
  });
}

function answered<T>(request: AwsRequest, answer: (request: AwsRequest) => T) {
  try {
    return answer(request);
  } catch (error) {
    if (error instanceof AwsError) return encodeError(request, error);
    throw error;
  }
}
