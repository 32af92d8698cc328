import type { EC2Client } from '@aws-sdk/client-ec2';

/** An HTTP answer before the SDK parses it. */
interface RawAnswer {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * Says why an answer to an operation does not come from AWS; null when it carries the mark of the protocol.
 *
 * The SDK ignores what it does not know, so it would read an empty body, the answer of another service or the login page
 * of a network as an empty list. In an answer with the mark, a missing list really is an empty one.
 */
type DoubtFinder = (answer: RawAnswer, operation: string) => string | null;

/** AWS answers in either version, whichever the request used. */
const AMZ_JSON = /^application\/x-amz-json-1\.[01]\b/;

/** Looks for the mark that AWS puts into every answer, by the SDK's id of the protocol. */
const DOUBT_FINDERS: Readonly<Record<string, DoubtFinder>> = {
  'aws.protocols#awsQuery': ({ body }, operation) =>
    findDoubtInXml(
      body,
      `${operation}Response`,
      WITHOUT_RESULT.has(operation) ? 'ResponseMetadata' : `${operation}Result`,
    ),
  'aws.protocols#ec2Query': ({ body }, operation) =>
    findDoubtInXml(body, `${operation}Response`, 'requestId'),
  'aws.protocols#awsJson1_0': (answer) => findDoubtInJson(answer, AMZ_JSON),
  'aws.protocols#awsJson1_1': (answer) => findDoubtInJson(answer, AMZ_JSON),
  'aws.protocols#restJson1': (answer) => findDoubtInJson(answer, /^application\/(x-amz-json-1\.[01]|json)\b/),
  'aws.protocols#restXml': ({ body }, operation) => findDoubtInRestXml(body, operation),
  'smithy.protocols#rpcv2Cbor': findDoubtInCbor,
};

/** Operations that only change something: their answers have a request id and nothing else. */
const WITHOUT_RESULT: ReadonlySet<string> = new Set(['PutScheduledUpdateGroupAction']);

/** The roots of answers of REST in XML that are not named like their operations, by operation. */
const ROOTS: Readonly<Record<string, string>> = {
  ListDistributions: 'DistributionList',
  ListBuckets: 'ListAllMyBucketsResult',
  GetBucketVersioning: 'VersioningConfiguration',
  GetBucketReplication: 'ReplicationConfiguration',
  GetBucketLogging: 'BucketLoggingStatus',
};

/** The first element of a document, after its declaration and comments. */
const ROOT = /^(?:\s|<\?[^>]*\?>|<!--.*?-->)*<([\w:.-]+)/s;
/** The start of an error as AWS sends it in JSON. */
const JSON_ERROR = /^\s*\{\s*"__type"\s*:\s*"([^"]*(?:Exception|Error|Fault))"/;
/** The mark is within the first bytes of an answer, so lists of megabytes need not be decoded to find it. */
const HEAD_BYTES = 4096;

function findDoubtInXml(body: Uint8Array, root: string, part: string): string | null {
  if (body.byteLength === 0) return 'it is empty';
  const found = ROOT.exec(headOf(body))?.[1];
  if (found !== root) return `it is ${found ? `<${found}>` : 'not XML'}, not <${root}>`;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return ['>', ' ', '/'].some((end) => bytes.includes(`<${part}${end}`)) ? null : `it has no <${part}>`;
}

/** Which API of AWS an answer is of: the documents of every service that speaks this protocol are in a namespace of its own. */
const AWS_NAMESPACE =
  /^[^<]*(?:<[?!][^>]*>[^<]*)*<[\w:.-]+\s[^>]*\bxmlns="https?:\/\/[\w.-]+\.amazonaws\.com\//;

function findDoubtInRestXml(body: Uint8Array, operation: string): string | null {
  if (body.byteLength === 0) return 'it is empty';
  const expected = ROOTS[operation] ?? `${operation}Response`;
  const head = headOf(body);
  const found = ROOT.exec(head)?.[1];
  if (found !== expected) return `it is ${found ? `<${found}>` : 'not XML'}, not <${expected}>`;
  return AWS_NAMESPACE.test(head) ? null : 'it has no namespace of AWS';
}

/** Accepts the content type or the request id as the mark, because emulators of AWS leave out one or the other. */
function findDoubtInJson({ headers, body }: RawAnswer, contentType: RegExp): string | null {
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

function findDoubtInCbor({ headers, body: [first] }: RawAnswer): string | null {
  if (headers['smithy-protocol'] !== 'rpc-v2-cbor') return `it is ${kindOf(headers)}, not CBOR of AWS`;
  if (first === undefined) return 'it is empty';
  return first >> 5 === CBOR_MAP ? null : 'it is not a CBOR map';
}

const headOf = (body: Uint8Array): string => new TextDecoder().decode(body.subarray(0, HEAD_BYTES));

const kindOf = (headers: RawAnswer['headers']): string => headers['content-type'] ?? 'of no content type';

/** The part of a client of the SDK that all clients share; their types differ only in inputs and outputs. */
export interface SdkClient {
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
 * Makes a client check that every answer of HTTP 2xx carries the mark of AWS's protocol, and throw an error that says what
 * came instead.
 *
 * @throws Error for a protocol whose mark is not known, because its answers could not be checked.
 */
export function proveAnswers(client: SdkClient): void {
  const { protocol, streamCollector } = client.config as unknown as Config;
  const id = protocol.getShapeId();
  const findDoubt = DOUBT_FINDERS[id];
  if (!findDoubt) throw new Error(`no mark is known for the protocol ${id}`);
  (client.middlewareStack as Stack).add(
    (next, { commandName = '' }) =>
      async (args) => {
        const result = await next(args);
        const response = result.response as HttpAnswer;
        if (response.statusCode >= 300) return result;
        const body = await streamCollector(response.body);
        // The SDK accepts bytes in the place of a stream, which can be read only once.
        response.body = body;
        const headers = lowerCaseNames(response.headers);
        const reason = findDoubt({ headers, body }, commandName.replace(/Command$/, ''));
        if (reason !== null) throw new AnswerError(reason, response.statusCode);
        return result;
      },
    // A low priority puts this nearer to the wire than the deserializer, so it sees the answer first.
    { step: 'deserialize', priority: 'low', name: 'iemAnswerProof' },
  );
}

/** Thrown for an answer without the mark of the protocol. */
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

const lowerCaseNames = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
