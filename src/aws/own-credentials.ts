import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { accessProblem } from './access-problems';
import { httpOptions } from './http';

type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

/** Bounds the look at instance metadata, which answers within milliseconds where there is any. */
const METADATA = { timeout: 500, maxRetries: 0 };

/**
 * Credentials as every program of AWS finds them: environment, profile, SSO, web identity, container, instance. They
 * are fetched once, and again before they expire.
 *
 * @param profile `AWS_PROFILE`, to be named where it gives none.
 * @throws IemError `no-credentials` or `aws-unavailable`, from what it returns, with one sentence that says what to do.
 */
export function ownCredentials(profile?: string): () => Promise<Credentials> {
  const provider = fromNodeProviderChain({ ...METADATA, clientConfig: { requestHandler: httpOptions() } });
  return async () => {
    try {
      return await provider();
    } catch (cause) {
      throw accessProblem(cause, { profile });
    }
  };
}
