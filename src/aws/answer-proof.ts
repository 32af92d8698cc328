import type { EC2Client } from '@aws-sdk/client-ec2';

/** What an answer says of itself, before it is read. */
interface RawAnswer {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Why an answer to an operation is not AWS's; null where it carries the mark of the protocol.
 *
 * The SDK reads what it knows and passes over the rest, so that an empty body, another service's answer or the login
 * page of a network would each be read as an empty list. With the mark, a list that is missing is an empty one.
 */
type Doubt = (answer: RawAnswer, operation: string) => string | null;

/** Both versions of it are sent, whichever was asked in. */
const AMZ_JSON = /^application\/x-amz-json-1\.[01]\b/;

/** What AWS puts into every answer, by the SDK's id of the protocol. */
const DOUBTS: Readonly<Record<string, Doubt>> = {
  'aws.protocols#awsQuery': ({ body }, operation) =>
    doubtXml(body, `${operation}Response`, `${operation}Result`),
  'aws.protocols#ec2Query': ({ body }, operation) => doubtXml(body, `${operation}Response`, 'requestId'),
  'aws.protocols#awsJson1_0': (answer) => doubtJson(answer, AMZ_JSON),
  'aws.protocols#awsJson1_1': (answer) => doubtJson(answer, AMZ_JSON),
  'aws.protocols#restJson1': (answer) => doubtJson(answer, /^application\/(x-amz-json-1\.[01]|json)\b/),
  'smithy.protocols#rpcv2Cbor': doubtCbor,
};

/** The first element of a document, behind its declaration and comments. */
const ROOT = /^(?:\s|<\?[^>]*\?>|<!--.*?-->)*<([\w:.-]+)/s;
/** The start of an error as AWS sends it in JSON. */
const JSON_ERROR = /^\s*\{\s*"__type"\s*:\s*"([^"]*(?:Exception|Error|Fault))"/;
/** The mark of an answer is within this many bytes, so that lists of megabytes are not decoded to find it. */
const HEAD_BYTES = 4096;

function doubtXml(body: Uint8Array, root: string, part: string): string | null {
  if (body.byteLength === 0) return 'it is empty';
  const found = ROOT.exec(headOf(body))?.[1];
  if (found !== root) return `it is ${found ? `<${found}>` : 'not XML'}, not <${root}>`;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return ['>', ' ', '/'].some((end) => bytes.includes(`<${part}${end}`)) ? null : `it has no <${part}>`;
}

/** Either is a mark, since emulators of AWS leave one of them out. */
function doubtJson({ headers, body }: RawAnswer, contentType: RegExp): string | null {
  if (!contentType.test(headers['content-type'] ?? '') && headers['x-amzn-requestid'] === undefined) {
    return `it is ${kindOf(headers)}, not JSON of AWS`;
  }
  if (body.byteLength === 0) return 'it is empty';
  const head = headOf(body);
  if (!/^\s*\{/.test(head)) return 'it is not a JSON object';
  const error = headers['x-amzn-errortype'] ?? JSON_ERROR.exec(head)?.[1];
  return error === undefined ? null : `it is the error ${error}`;
}

/** The major type of maps, in the upper three bits of a value's first byte (RFC 8949, section 3.1). */
const CBOR_MAP = 5;

function doubtCbor({ headers, body: [first] }: RawAnswer): string | null {
  if (headers['smithy-protocol'] !== 'rpc-v2-cbor') return `it is ${kindOf(headers)}, not CBOR of AWS`;
  if (first === undefined) return 'it is empty';
  return first >> 5 === CBOR_MAP ? null : 'it is not a CBOR map';
}

const headOf = (body: Uint8Array): string => new TextDecoder().decode(body.subarray(0, HEAD_BYTES));

const kindOf = (headers: RawAnswer['headers']): string => headers['content-type'] ?? 'of no content type';

/** What is needed of any client of the SDK; their types differ only in inputs and outputs. */
export interface ProvenClient {
  readonly middlewareStack: unknown;
  readonly config: { readonly serviceId: string };
}

type Stack = EC2Client['middlewareStack'];
interface Config {
  readonly protocol: { getShapeId(): string };
  /** Reads a body to its end. */
  streamCollector(body: unknown): Promise<Uint8Array>;
}

/**
 * Lets no answer of HTTP 2xx be read that does not carry the mark of AWS's protocol: it is thrown as an error instead,
 * which says what came.
 *
 * @throws Error for a protocol whose mark is not known: its answers would be read as they come.
 */
export function proveAnswers(client: ProvenClient): void {
  const { protocol, streamCollector } = client.config as unknown as Config;
  const id = protocol.getShapeId();
  const doubt = DOUBTS[id];
  if (!doubt) throw new Error(`no mark is known for the protocol ${id}`);
  (client.middlewareStack as Stack).add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const response = result.response as HttpAnswer;
        if (response.statusCode >= 300) return result;
        const body = await streamCollector(response.body);
        // The SDK takes bytes where it would take a stream.
        response.body = body;
        const headers = lowerCased(response.headers);
        const reason = doubt({ headers, body }, commandName.replace(/Command$/, ''));
        if (reason !== null) throw new AnswerError(reason, response.statusCode);
        return result;
      },
    // Behind the deserializer and so before it on the way back.
    { step: 'deserialize', priority: 'low', name: 'iemAnswerProof' },
  );
}

/** An answer without the mark of the protocol. */
class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly $metadata: { readonly httpStatusCode: number };
  constructor(message: string, httpStatusCode: number) {
    super(message);
    this.$metadata = { httpStatusCode };
  }
}

interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  body: unknown;
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
