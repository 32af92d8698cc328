import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { IncompleteKeyError, toAccessError } from './access-problems';
import { httpOptions } from './http';

type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

/** Bounds the look at instance metadata, which answers within milliseconds where there is any. */
const METADATA = { timeout: 500, maxRetries: 0 };

/** The settings of the environment for credentials. */
export interface OwnKey {
  /** Profile of accounts for which the plan names none (`AWS_PROFILE`). */
  readonly profile?: string;
  /** The part of the access key that the environment lacks, as `missingKeyPart` words it. */
  readonly missingKeyPart?: string;
}

/**
 * Creates a provider that finds credentials as every program of AWS does: in the environment, a profile, SSO, a web
 * identity, a container or an instance.
 *
 * @param missing The part of the access key that the environment lacks. The SDK would ignore such a key and use the next
 * credentials it finds, perhaps of another account; this provider refuses it, as the AWS CLI does.
 */
export const providerChain = (
  clients: Parameters<typeof fromNodeProviderChain>[0],
  missing: string | undefined,
): (() => Promise<Credentials>) =>
  missing === undefined
    ? fromNodeProviderChain({ ...METADATA, ...clients })
    : () => Promise.reject(new IncompleteKeyError(missing));

/**
 * Creates the provider of the credentials with which people run this program. It fetches them once, and again before they
 * expire. A profile has precedence over the key in the environment.
 *
 * @returns a provider that throws IemError `no-credentials` or `aws-unavailable`, with one sentence that says what to do.
 */
export function createOwnCredentials({ profile, missingKeyPart }: OwnKey): () => Promise<Credentials> {
  const clients = { clientConfig: { requestHandler: httpOptions() } };
  const provider = providerChain(clients, profile === undefined ? missingKeyPart : undefined);
  return async () => {
    try {
      return await provider();
    } catch (cause) {
      throw toAccessError(cause, { profile });
    }
  };
}
