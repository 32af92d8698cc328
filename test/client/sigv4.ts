import { createHash, createHmac } from 'node:crypto';
import { compareText } from '../../src/lib/compare-text';

/** A request as it arrived: the target of its first line, and its headers with names in lower case. */
export interface Arrived {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * What AWS would compute of a request that arrived, written after the documentation and with Node's own crypto:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @returns Whether the signature is the one the secret key gives, and what it says it was made for.
 */
export function verifySignature({ method, target, headers, body }: Arrived, secretAccessKey: string) {
  const { authorization = '' } = headers;
  const [, accessKeyId, day, region, service, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (day === undefined || region === undefined || service === undefined) {
    throw new Error(`Not signed: ${authorization}`);
  }
  const [path = '', query = ''] = target.split('?');
  const payloadHash = sha256(body);
  const canonical = [
    method,
    // Every service but S3 encodes the path again.
    path.split('/').map(encoded).join('/'),
    canonicalQuery(query),
    ...names.split(';').map((name) => `${name}:${headers[name]?.trim().replaceAll(/ +/g, ' ')}`),
    '',
    names,
    payloadHash,
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce(
    (secret: string | Buffer, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  return {
    isValid: hmac(key, toSign).toString('hex') === signature,
    isOfBody: (headers['x-amz-content-sha256'] ?? payloadHash) === payloadHash,
    accessKeyId,
    region,
    service,
    signedHeaders: names.split(';'),
  };
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Sorted by encoded name, then by encoded value: sorted as joined text, "a" would come after "a1", as "=" after "1". */
const canonicalQuery = (query: string): string =>
  [...new URLSearchParams(query)]
    .map(([name, value]) => ({ name: encoded(name), value: encoded(value) }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
