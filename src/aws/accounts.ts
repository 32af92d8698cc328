import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { memoise } from '../lib/memoise';
import { plainLine } from '../lib/plain-line';
import { IemError } from '../model/error';
import { chooseSignInRegion } from '../plan/regions';
import type { PlanAccount } from '../plan/schema';
import { accessProblem, UnsendableKeyError } from './access-problems';
import { iamAction, withAction } from './actions';
import { proveAnswers } from './answer-proof';
import { httpOptions } from './http';
import { type OwnKey, providerChain } from './own-credentials';

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

/** What the environment sets for all accounts. */
export interface OwnSettings extends OwnKey {
  /** Where we run (`AWS_REGION` of a function). */
  readonly region?: string;
}

/**
 * Finds credentials for an account (its profile, its role, or the SDK's own chain) and makes sure that they
 * belong to it.
 *
 * @throws IemError with one sentence that says what to do: `wrong-account`, naming both accounts; `no-credentials`;
 * `aws-unavailable` of a network or an STS that does not answer, with what was thrown as its cause.
 */
export async function openAccount(
  account: PlanAccount,
  { eventId, own = {} }: { readonly eventId: string; readonly own?: OwnSettings },
): Promise<OpenedAccount> {
  const { id, roleArn, profile = own.profile } = account;
  const region = chooseSignInRegion(
    account.regions.map(({ name }) => name),
    own.region,
  );
  const credentials = fetchOnce(credentialsOf({ ...account, profile }, region, eventId, own.missingKeyPart));
  const client = new STSClient({ region, credentials, maxAttempts: 3, requestHandler: httpOptions() });
  proveAnswers(client);
  try {
    const identity = await client.send(new GetCallerIdentityCommand({}));
    if (identity.Account !== account.id) throw wrongAccount(account, identity.Account, identity.Arn);
    return { id: account.id, arn: identity.Arn ?? '', credentials };
  } catch (error) {
    throw withAction(accessProblem(error, { account: id, profile, roleArn }), IDENTIFY);
  } finally {
    client.destroy();
  }
}

const IDENTIFY = iamAction({ service: 'sts', operation: 'GetCallerIdentity' });

function credentialsOf(
  { profile, roleArn, externalId }: PlanAccount,
  region: string,
  eventId: string,
  missing: string | undefined,
): CredentialProvider {
  // The region stands behind that of a profile: an SSO portal is asked in its own.
  const clients = { clientConfig: { requestHandler: httpOptions() }, parentClientConfig: { region } };
  // A named profile must not fall through to whatever else the machine has.
  const own = profile ? fromIni({ profile, ...clients }) : providerChain(clients, missing);
  if (!roleArn) return own;
  return fromTemporaryCredentials({
    masterCredentials: own,
    params: {
      RoleArn: roleArn,
      RoleSessionName: `iem-${eventId}`.slice(0, 64),
      ...(externalId && { ExternalId: externalId }),
    },
    clientConfig: { region, requestHandler: httpOptions() },
  });
}

/** Credentials are fetched again this long before they expire, milliseconds. */
const EXPIRY_MARGIN = 5 * 60_000;

/** One fetch for all who ask, until what it gave is about to expire. */
const fetchOnce = (provider: CredentialProvider): CredentialProvider =>
  memoise<void, Credentials>(
    1,
    () => '',
    async () => sendable(await provider()),
    {
      clock: Date.now,
      until: ({ expiration }) => (expiration ? expiration.getTime() - EXPIRY_MARGIN : Infinity),
    },
  );

/** @throws UnsendableKeyError */
function sendable(credentials: Credentials): Credentials {
  const { accessKeyId, sessionToken = '' } = credentials;
  if (!/^[\x21-\x7e]*$/.test(accessKeyId + sessionToken)) throw new UnsendableKeyError();
  return credentials;
}

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
