import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { memoise } from '../lib/memoise';
import { plainLine } from '../lib/plain-line';
import { IemError } from '../model/error';
import { chooseSignInRegion } from '../plan/regions';
import type { PlanAccount } from '../plan/schema';
import { describeSource, toAccessError, UnsendableKeyError } from './access-problems';
import { iamAction, rememberAction } from './actions';
import { proveAnswers } from './answer-proof';
import { httpOptions } from './http';
import { type OwnKey, providerChain } from './own-credentials';

type Credentials = Awaited<ReturnType<ReturnType<typeof fromIni>>>;
type CredentialProvider = () => Promise<Credentials>;

/** An account of the plan for which we have credentials. */
export interface OpenedAccount {
  /** 12-digit AWS account id. */
  readonly id: string;
  /** The ARN of the user or role that the credentials belong to, as STS reports it. */
  readonly arn: string;
  /** Fetches credentials once and again shortly before they expire; share it between clients. */
  readonly credentials: CredentialProvider;
}

/** The settings of the environment, which hold for all accounts. */
export interface OwnSettings extends OwnKey {
  /** The region in which this program runs (`AWS_REGION` of a function). */
  readonly region?: string;
}

/**
 * Finds credentials for an account (by its profile, its role, or the SDK's own chain) and makes sure that they belong to
 * that account.
 *
 * @throws IemError with one sentence that says what to do: `wrong-account`, which names both accounts; `no-credentials`;
 * or `aws-unavailable` when the network or STS does not answer. The original error is its cause.
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
    if (identity.Account !== account.id) throw wrongAccountError(account, identity.Account, identity.Arn);
    return { id: account.id, arn: identity.Arn ?? '', credentials };
  } catch (error) {
    throw rememberAction(toAccessError(error, { account: id, profile, roleArn }), IDENTIFY);
  } finally {
    client.destroy();
  }
}

const IDENTIFY = iamAction({ service: 'sts', operation: 'GetCallerIdentity' });

/** The credentials of this machine, whichever account they are of. They are fetched when first used. */
export const ownCredentials = (
  { profile, missingKeyPart }: OwnSettings,
  region: string,
): CredentialProvider => fetchOnce(credentialsOf({ profile }, region, '', missingKeyPart));

function credentialsOf(
  { profile, roleArn, externalId }: Pick<PlanAccount, 'profile' | 'roleArn' | 'externalId'>,
  region: string,
  eventId: string,
  missing: string | undefined,
): CredentialProvider {
  // A region in the profile has precedence over this one, because an SSO portal answers only in its own region.
  const clients = { clientConfig: { requestHandler: httpOptions() }, parentClientConfig: { region } };
  // When a named profile gives no credentials, those that the machine has otherwise must not take its place.
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

/** In milliseconds. Credentials are fetched again this long before they expire. */
const EXPIRY_MARGIN = 5 * 60_000;

/** Wraps a provider so that all callers share its credentials until they are about to expire. */
const fetchOnce = (provider: CredentialProvider): CredentialProvider =>
  memoise<void, Credentials>(
    1,
    () => '',
    async () => requireSendable(await provider()),
    {
      clock: Date.now,
      until: ({ expiration }) => (expiration ? expiration.getTime() - EXPIRY_MARGIN : Infinity),
    },
  );

/** Returns the credentials. @throws UnsendableKeyError when no HTTP header can carry them. */
function requireSendable(credentials: Credentials): Credentials {
  const { accessKeyId, sessionToken = '' } = credentials;
  if (!/^[\x21-\x7e]*$/.test(accessKeyId + sessionToken)) throw new UnsendableKeyError();
  return credentials;
}

const wrongAccountError = ({ id, profile, roleArn }: PlanAccount, actual = 'none', arn = 'nobody') =>
  new IemError(
    'wrong-account',
    plainLine(
      `The plan names account ${id}, but the credentials${describeSource({ profile, roleArn })} belong to account ${actual} (${arn}).` +
        ' Set profile or roleArn of the account in the plan, or use other credentials.',
      500,
    ),
  );
