import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { plainLine } from '../lib/plain-line';
import { shellCommand } from '../lib/shell';
import { withoutSecrets } from '../lib/without-secrets';
import { IemError } from '../model/error';
import type { PlanAccount } from '../plan/schema';
import { iamAction, withAction } from './actions';
import { proveAnswers } from './answer-proof';
import { HTTP_TIMEOUTS } from './clients';

type Credentials = Awaited<ReturnType<ReturnType<typeof fromIni>>>;
type CredentialProvider = () => Promise<Credentials>;

/** An account that is reached, and is the one the plan names. */
export interface OpenedAccount {
  /** 12-digit AWS account id. */
  readonly id: string;
  /** Who we are there, as AWS says. */
  readonly arn: string;
  /** Fetches credentials once and again shortly before they expire; share it between clients. */
  readonly credentials: CredentialProvider;
}

/**
 * Finds credentials for an account (its profile, its role, or the SDK's own chain) and makes sure that they
 * belong to it.
 *
 * @throws IemError `no-credentials`, with one line that says what to do; `wrong-account`, naming both accounts.
 * Anything else (a network that does not answer) is thrown as it came.
 */
export async function openAccount(
  account: PlanAccount,
  { eventId }: { readonly eventId: string },
): Promise<OpenedAccount> {
  const region = homeRegion(account.regions[0]?.name ?? '');
  const credentials = memoized(credentialsOf(account, region, eventId));
  const client = new STSClient({
    region,
    credentials,
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler(HTTP_TIMEOUTS),
  });
  proveAnswers(client);
  try {
    const identity = await client.send(new GetCallerIdentityCommand({}));
    if (identity.Account !== account.id) throw wrongAccount(account, identity.Account, identity.Arn);
    return { id: account.id, arn: identity.Arn ?? '', credentials };
  } catch (error) {
    throw explained(account, error);
  } finally {
    client.destroy();
  }
}

/** Bounds the look at instance metadata, which answers within milliseconds where there is any. */
const METADATA = { timeout: 500, maxRetries: 0 };

function credentialsOf(
  { profile, roleArn, externalId }: PlanAccount,
  region: string,
  eventId: string,
): CredentialProvider {
  // A named profile must not fall through to whatever else the machine has.
  const own = profile
    ? fromIni({ profile, clientConfig: { region } })
    : fromNodeProviderChain({ ...METADATA, clientConfig: { region } });
  if (!roleArn) return own;
  return fromTemporaryCredentials({
    masterCredentials: own,
    params: {
      RoleArn: roleArn,
      RoleSessionName: `iem-${eventId}`.slice(0, 64),
      ...(externalId && { ExternalId: externalId }),
    },
    clientConfig: { region, requestHandler: new NodeHttpHandler(HTTP_TIMEOUTS) },
  });
}

/** Credentials are fetched again this long before they expire, milliseconds. */
const EXPIRY_MARGIN = 5 * 60_000;

/** One fetch for all who ask, at any time; a failed one is not remembered. */
function memoized(provider: CredentialProvider): CredentialProvider {
  let current: Promise<Credentials> | undefined;
  const fetchAnew = () => {
    const fetched = provider();
    current = fetched;
    fetched.catch(() => {
      if (current === fetched) current = undefined;
    });
    return fetched;
  };
  return async () => {
    const seen = current;
    if (!seen) return fetchAnew();
    const held = await seen;
    if (!isExpiring(held)) return held;
    return current && current !== seen ? current : fetchAnew();
  };
}

const isExpiring = ({ expiration }: Credentials): boolean =>
  expiration !== undefined && expiration.getTime() - Date.now() < EXPIRY_MARGIN;

/** Where each partition's STS surely answers: a region of the plan may not be enabled. */
const HOME_REGIONS: readonly (readonly [prefix: string, region: string])[] = [
  ['cn-', 'cn-north-1'],
  ['us-gov-', 'us-gov-west-1'],
  ['eusc-', 'eusc-de-east-1'],
];

const homeRegion = (region: string): string =>
  HOME_REGIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'us-east-1';

const wrongAccount = ({ id, profile, roleArn }: PlanAccount, actual = 'none', arn = 'nobody') =>
  new IemError(
    'wrong-account',
    plainLine(
      `The plan names account ${id}, but the credentials${from({ profile, roleArn })} belong to account ${actual} (${arn}).` +
        ' Set profile or roleArn of the account in the plan, or use other credentials.',
      500,
    ),
  );

const from = ({ profile, roleArn }: Pick<PlanAccount, 'profile' | 'roleArn'>): string =>
  roleArn ? ` of role ${roleArn}` : profile ? ` of profile "${profile}"` : '';

/** What STS answers to credentials that are not, or no longer, any good. */
const BAD_CREDENTIALS = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidIdentityToken',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

/** The error a person can act on; what is not about credentials is returned as it came, with its action. */
function explained(account: PlanAccount, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof IemError) return error;
  const advice = adviceFor(account, error);
  if (!advice) return withAction(error, iamAction({ service: 'sts', operation: 'GetCallerIdentity' }));
  return new IemError('no-credentials', plainLine(advice, 500), { cause: error });
}

function adviceFor({ id, profile, roleArn }: PlanAccount, error: Error): string | null {
  const message = plainLine(withoutSecrets(error.message), 200);
  if (/\bSSO\b/i.test(message) && /expired|not found|invalid|refresh/i.test(message)) {
    const login = shellCommand(['aws', 'sso', 'login', ...(profile ? ['--profile', profile] : [])]);
    return `The SSO session for account ${id} has expired: run ${login}`;
  }
  if (error.name === 'CredentialsProviderError' || error.name === 'TokenProviderError') {
    return profile
      ? `Profile "${profile}" gives no credentials for account ${id}: ${message}`
      : `No AWS credentials for account ${id}: run aws sso login or aws configure, set AWS_PROFILE, or name a profile of the account in the plan.`;
  }
  if (BAD_CREDENTIALS.has(error.name)) {
    return `AWS refuses the credentials${from({ profile, roleArn })} for account ${id} (${error.name}): run aws sso login or renew them. ${message}`;
  }
  if (roleArn && /^AccessDenied/.test(error.name)) {
    return `May not assume role ${roleArn} of account ${id}: check its trust policy and the externalId. ${message}`;
  }
  return null;
}
