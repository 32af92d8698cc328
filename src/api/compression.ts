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
  const encoding = body.length < WORTH_IT ? undefined : encodingFor(acceptEncoding);
  const vary = [headers.vary, 'accept-encoding'].filter(Boolean).join(', ');
  const plain = { statusCode: status, headers: { ...headers, vary }, body };
  const result = encoding === undefined ? plain : await compressed(plain, encoding);
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

async function compressed(
  { headers, body, ...reply }: { statusCode: number; headers: Record<string, string>; body: string },
  encoding: Encoding,
): Promise<APIGatewayProxyStructuredResultV2> {
  const bytes = await ENCODERS[encoding](body);
  return {
    ...reply,
    headers: { ...headers, 'content-encoding': encoding },
    body: bytes.toString('base64'),
    isBase64Encoded: true,
  };
}
