import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { plainLine } from '../lib/plain-line';
import { withoutSecrets } from '../lib/without-secrets';
import { IemError } from '../model/error';

type Credentials = Awaited<ReturnType<ReturnType<typeof fromNodeProviderChain>>>;

/** Bounds the look at instance metadata, which answers within milliseconds where there is any. */
const METADATA = { timeout: 500, maxRetries: 0 };

/**
 * Credentials as every program of AWS finds them: environment, profile, SSO, web identity, container, instance. They
 * are fetched once, and again before they expire.
 *
 * @throws IemError `no-credentials`, from what it returns, with one line that says what to do.
 */
export function ownCredentials(): () => Promise<Credentials> {
  const provider = fromNodeProviderChain(METADATA);
  return async () => {
    try {
      return await provider();
    } catch (cause) {
      const why = plainLine(withoutSecrets((cause as Error).message), 200);
      throw new IemError(
        'no-credentials',
        `No AWS credentials: run aws sso login or aws configure, or set AWS_PROFILE. ${why}`,
        { cause },
      );
    }
  };
}
