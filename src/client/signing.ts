import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Send } from './sending';

/** AWS credentials, as the AWS SDK provides them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** What signatures are made with. */
export interface SigningOptions {
  readonly credentials: AwsCredentials | (() => Promise<AwsCredentials>);
  /** The AWS region of the API. */
  readonly region: string;
  readonly now: () => Date;
}

/** The service name in signatures for API Gateway. */
const SERVICE = 'execute-api';

/** Makes `send` sign requests with AWS Signature Version 4: method, path, query, headers and the hash of the body. */
export function withSignatures(send: Send, { credentials, region, now }: SigningOptions): Send {
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
    // `fetch` sets the host header itself.
    const { host: _, ...headers } = signed.headers;
    return send(new Request(request, { headers }));
  };
}
