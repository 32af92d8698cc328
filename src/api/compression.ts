import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import Negotiator from 'negotiator';
import { ProblemError } from './problem';
import type { Reply } from './reply';

/** Bytes below which compressing costs more than it saves. */
const WORTH_IT = 1024;
/** What Lambda passes on of a reply, its JSON and Base64 included. */
const MOST_BYTES = 6 * 1024 * 1024;
/** Brotli's best takes a hundred times as long for a few percent. */
const BROTLI_QUALITY = 4;

const ENCODERS = {
  br: (text: string) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (text: string) => promisify(gzip)(text),
};
type Encoding = keyof typeof ENCODERS;
const ENCODINGS = Object.keys(ENCODERS) as Encoding[];

/** A reply as Lambda takes it: compressed where the caller can read it and it is worth it. Throws `reply-too-large`. */
export async function encoded(
  { status, headers, body }: Reply,
  acceptEncoding: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const vary = [headers.vary, 'accept-encoding'].filter(Boolean).join(', ');
  const facts = { statusCode: status, headers: { ...headers, vary } };
  const result =
    typeof body === 'string' ? await compressed({ ...facts, body }, acceptEncoding) : inBase64(facts, body);
  if (Buffer.byteLength(JSON.stringify(result)) <= MOST_BYTES) return result;
  throw new ProblemError(
    'reply-too-large',
    'Ask for less: send Accept-Encoding: gzip, a smaller limit, or read the findings, ceilings and inventory of the run by page.',
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

async function compressed(
  plain: Facts & { readonly body: string },
  acceptEncoding: string | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { body, headers } = plain;
  const encoding = body.length < WORTH_IT ? undefined : encodingFor(acceptEncoding);
  if (encoding === undefined) return plain;
  const facts = { ...plain, headers: { ...headers, 'content-encoding': encoding } };
  return inBase64(facts, await ENCODERS[encoding](body));
}

/** Formats that are bytes are compressed in themselves. */
const inBase64 = (facts: Facts, bytes: Uint8Array): APIGatewayProxyStructuredResultV2 => ({
  ...facts,
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});
