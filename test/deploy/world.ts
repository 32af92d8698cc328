import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { startEmulator } from '../emulator/servers';
import { type RunningShop, startShop } from '../emulator/shop';
import { SHOP_ACCOUNT } from '../emulator/shop/account';
import { startAwsEndpoint } from './aws-endpoint';
import { startManyAccounts } from './many-accounts';
import { type SlackReceiver, startSlackReceiver } from './slack-receiver';
import { HOME_ACCOUNT, HOME_REGION, type HomeAws, ownerEnvironment } from './stack';
import { startTokenIssuer, type TokenIssuer } from './token-issuer';

export const AUDIENCE = 'iem-api';

/** Where the URL of the webhook is kept, as a plan refers to it. */
export const SLACK_WEBHOOK = 'ssm:/iem/test/slack-webhook';

/** Accounts that hold little: `100000000001`, `100000000002`, … */
export const smallAccounts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(100_000_000_001 + i));

/** Everything around what is deployed. */
export interface World {
  /** Where it is deployed to. */
  readonly home: HomeAws;
  /** The account of the sample event. */
  readonly shop: RunningShop;
  readonly slack: SlackReceiver;
  readonly issuer: TokenIssuer;
  /** The AWS that the functions see. */
  readonly aws: string;
  stop(): Promise<void>;
}

/** Functions that may run at once: few, for the emulator has one process for each. */
const CONCURRENCY = '40';

export async function startWorld(now: Date): Promise<World> {
  const started: { stop(): Promise<void> }[] = [];
  const keep = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const server = await starting;
    started.push(server);
    return server;
  };
  const stop = async () => {
    for (const server of started.toReversed()) await server.stop();
  };
  try {
    const [home, shop, many, slack, issuer] = await Promise.all([
      keep(
        startEmulator('ministack', {
          MINISTACK_ACCOUNT_ID: HOME_ACCOUNT,
          MINISTACK_REGION: HOME_REGION,
          LAMBDA_ACCOUNT_CONCURRENCY: CONCURRENCY,
          // Waits of state machines take a twentieth of the time.
          SFN_WAIT_SCALE: '0.05',
        }),
      ),
      keep(startShop(now)),
      keep(startManyAccounts()),
      keep(startSlackReceiver()),
      keep(startTokenIssuer(AUDIENCE)),
    ]);
    const small = new Set(smallAccounts(1000));
    const placeOf = (account: string) =>
      account === SHOP_ACCOUNT ? shop.endpoint : small.has(account) ? many.url : undefined;
    const aws = await keep(startAwsEndpoint({ home: home.endpoint, inspected: placeOf }));
    await putSecrets(home, { 'slack-webhook': `${slack.url}/services/T0/B0/secret` });
    return { home, shop, slack, issuer, aws: aws.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What people do once before they deploy. */
async function putSecrets(home: HomeAws, secrets: Readonly<Record<string, string>>): Promise<void> {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = ownerEnvironment(home);
  const credentials = { accessKeyId: HOME_ACCOUNT, secretAccessKey: 'secret' };
  const client = new SSMClient({ endpoint, region, credentials });
  for (const [name, Value] of Object.entries(secrets)) {
    await client.send(new PutParameterCommand({ Name: `/iem/test/${name}`, Value, Type: 'SecureString' }));
  }
  client.destroy();
}
