import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Send } from './sending';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

export interface SigningOptions {
  readonly credentials: AwsCredentials | (() => Promise<AwsCredentials>);
  /** AWS region that the API is in. */
  readonly region: string;
  readonly now: () => Date;
}

/** What API Gateway checks signatures for. */
const SERVICE = 'execute-api';

/** Signs every request by AWS Signature Version 4: method, path, query, headers and the hash of the body. */
export function signing(send: Send, { credentials, region, now }: SigningOptions): Send {
  const provider = typeof credentials === 'function' ? credentials : async () => credentials;
  const signer = new SignatureV4({ service: SERVICE, region, credentials: provider, sha256: Sha256 });
  return async (request) => {
    const { host, hostname, protocol, pathname, searchParams } = new URL(request.url);
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const signed = await signer.sign(
      {
        method: request.method,
        protocol,
        hostname,
        path: pathname,
        query: Object.fromEntries(
          [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]),
        ),
        headers: { ...Object.fromEntries(request.headers), host },
        ...(body.length > 0 && { body }),
      },
      { signingDate: now() },
    );
    // What sends it writes the host itself.
    const { host: _, ...headers } = signed.headers;
    return send(new Request(request, { headers }));
  };
}
