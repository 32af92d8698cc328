import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { accessProblem, IncompleteKeyError } from './access-problems';
import { httpOptions } from './http';

type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

/** Bounds the look at instance metadata, which answers within milliseconds where there is any. */
const METADATA = { timeout: 500, maxRetries: 0 };

/** What the environment says of its credentials. */
export interface OwnKey {
  /** Profile of accounts for which the plan names none (`AWS_PROFILE`). */
  readonly profile?: string;
  /** What is missing of the access key in the environment, as `missingKeyPart` says it. */
  readonly missingKeyPart?: string;
}

/**
 * Finds credentials as every program of AWS does: environment, profile, SSO, web identity, container, instance.
 *
 * @param missing What is missing of the access key in the environment. The SDK would pass over such a key and take what
 * it finds elsewhere, which may be of another account; as the AWS CLI does, it is refused.
 */
export const providerChain = (
  clients: Parameters<typeof fromNodeProviderChain>[0],
  missing: string | undefined,
): (() => Promise<Credentials>) =>
  missing === undefined
    ? fromNodeProviderChain({ ...METADATA, ...clients })
    : () => Promise.reject(new IncompleteKeyError(missing));

/**
 * Credentials of whoever runs this. They are fetched once, and again before they expire.
 *
 * @param own A profile has precedence over the key in the environment, and is named where it gives no credentials.
 * @throws IemError `no-credentials` or `aws-unavailable`, from what it returns, with one sentence that says what to do.
 */
export function ownCredentials({ profile, missingKeyPart }: OwnKey): () => Promise<Credentials> {
  const clients = { clientConfig: { requestHandler: httpOptions() } };
  const provider = providerChain(clients, profile === undefined ? missingKeyPart : undefined);
  return async () => {
    try {
      return await provider();
    } catch (cause) {
      throw accessProblem(cause, { profile });
    }
  };
}
