import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import Negotiator from 'negotiator';
import { ProblemError } from './problem';
import type { Reply } from './reply';

/** The smallest body that is compressed, in bytes. Below it, compression costs more than it saves. */
const SMALLEST_BYTES = 1024;
/** Lambda's limit for the JSON of a response, which contains the body in Base64. */
const MOST_BYTES = 6 * 1024 * 1024;
/** The highest quality, 11, takes a hundred times as long and saves only a few percent more. */
const BROTLI_QUALITY = 4;

const ENCODERS = {
  br: (text: string) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (text: string) => promisify(gzip)(text),
};
type Encoding = keyof typeof ENCODERS;
const ENCODINGS = Object.keys(ENCODERS) as Encoding[];

/**
 * Converts a reply to Lambda's format, compressed if the caller accepts that and the body is large enough.
 *
 * @throws ProblemError `reply-too-large`.
 */
export async function encodeReply(
  { status, headers, body }: Reply,
  acceptEncoding: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const vary = [headers.vary, 'accept-encoding'].filter(Boolean).join(', ');
  const facts = { statusCode: status, headers: { ...headers, vary } };
  const result =
    typeof body === 'string' ? await compress({ ...facts, body }, acceptEncoding) : toBase64(facts, body);
  if (Buffer.byteLength(JSON.stringify(result)) <= MOST_BYTES) return result;
  throw new ProblemError(
    'reply-too-large',
    'Send Accept-Encoding: gzip or a smaller limit, or read the findings, ceilings and inventory of the run page by page.',
  );
}

function encodingFor(acceptEncoding: string | undefined): Encoding | undefined {
  if (acceptEncoding === undefined) return undefined;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const [wanted] = negotiator.encodings([...ENCODINGS, 'identity']);
  return ENCODINGS.find((encoding) => encoding === wanted);
}

interface Facts {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
}

async function compress(
  plain: Facts & { readonly body: string },
  acceptEncoding: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { body, headers } = plain;
  const encoding = body.length < SMALLEST_BYTES ? undefined : encodingFor(acceptEncoding);
  if (encoding === undefined) return plain;
  const facts = { ...plain, headers: { ...headers, 'content-encoding': encoding } };
  return toBase64(facts, await ENCODERS[encoding](body));
}

/** Binary bodies are not compressed again, because their formats are compressed already. */
const toBase64 = (facts: Facts, bytes: Uint8Array): APIGatewayProxyStructuredResultV2 => ({
  ...facts,
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});
