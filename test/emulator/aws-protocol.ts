/** The AWS wire protocols that our clients speak: enough to tell requests apart and to answer them in kind. */

export interface AwsRequest {
  /** IAM prefix, such as `elasticloadbalancing`. */
  readonly service: string;
  readonly region: string;
  /** As IAM names it without the prefix, such as `DescribeInstances`. */
  readonly action: string;
  readonly accessKeyId: string;
  readonly protocol: 'json' | 'query' | 'ec2' | 'rest-xml';
  readonly input: Readonly<Record<string, unknown>>;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An error as AWS sends it; `code` is what the SDK shows as the name of the error. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Signing names that differ from the IAM prefix of the same service. */
const IAM_PREFIX: Readonly<Record<string, string>> = { monitoring: 'cloudwatch', tagging: 'tag' };

/** `AWS4-HMAC-SHA256 Credential=KEY/20261122/us-east-1/ec2/aws4_request, …` */
const CREDENTIAL = /Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

/** Of REST in JSON, as far as it is spoken here: the operation alone, and all of its input in the body. */
const OPERATION_PATH = /^\/([a-z][A-Za-z]+)$/;

/** Services that speak REST in XML, by the names that requests to them are signed for. */
const IN_XML: ReadonlySet<string> = new Set(['cloudfront', 'route53', 's3']);

/**
 * Of REST, operations that are told by a path of their own, by that path. `/functions/{FunctionName}/concurrency` tells a
 * field of the input too.
 */
export type OperationPaths = Readonly<Record<string, string>>;

interface FoundOperation {
  readonly action: string;
  readonly input: Readonly<Record<string, string>>;
}

/** The operations of S3 that are about one bucket, by the parameter that tells them apart. */
const OF_BUCKETS: Readonly<Record<string, string>> = {
  versioning: 'GetBucketVersioning',
  replication: 'GetBucketReplication',
  logging: 'GetBucketLogging',
};

/** S3 is asked at the path of a bucket, or at none. */
function operationOfS3({ pathname, searchParams }: URL): FoundOperation | undefined {
  const [, Bucket = ''] = pathname.split('/');
  const input = Object.fromEntries(searchParams);
  if (Bucket === '') return { action: 'ListBuckets', input };
  const [action] = [...searchParams.keys()].flatMap((name) => OF_BUCKETS[name] ?? []);
  return action === undefined ? undefined : { action, input: { ...input, Bucket } };
}

/** Finds the operation of a path; undefined where there is none. */
function findOperation(path: string, operations: OperationPaths): FoundOperation | undefined {
  const parts = path.split('/');
  for (const [pattern, action] of Object.entries(operations)) {
    const names = pattern.split('/').map((part) => /^\{(.+)\}$/.exec(part)?.[1] ?? { part });
    const fits = names.every((name, i) => typeof name === 'string' || name.part === parts[i]);
    if (names.length !== parts.length || !fits) continue;
    const fields = names.flatMap((name, i) =>
      typeof name === 'string' ? [[name, decodeURIComponent(parts[i] ?? '')]] : [],
    );
    return { action, input: Object.fromEntries(fields) };
  }
  return undefined;
}

/**
 * Reads who asks what. Returns null for anything but signed JSON and query requests: should an SDK move to another
 * protocol, the harness refuses instead of letting every fault and answer of ours slip by unnoticed.
 */
export function readRequest(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  path = '/',
  operations: OperationPaths = {},
): AwsRequest | null {
  const [, accessKeyId, region, signingName] = String(headers.authorization).match(CREDENTIAL) ?? [];
  if (!accessKeyId || !region || !signingName) return null;
  const caller = { service: IAM_PREFIX[signingName] ?? signingName, region, accessKeyId };
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const action = target.slice(target.lastIndexOf('.') + 1);
    return { ...caller, action, protocol: 'json', input: JSON.parse(body || '{}') };
  }
  const url = new URL(path, 'http://aws');
  const rest =
    signingName === 's3' ? operationOfS3(url) : findOperation(url.pathname.replace(/\/$/, ''), operations);
  if (rest !== undefined) {
    const isXml = IN_XML.has(signingName);
    const sent = isXml ? {} : JSON.parse(body || '{}');
    const input = { ...Object.fromEntries(url.searchParams), ...sent, ...rest.input };
    return { ...caller, action: rest.action, protocol: isXml ? 'rest-xml' : 'json', input };
  }
  const operation = OPERATION_PATH.exec(path)?.[1];
  if (operation !== undefined) {
    const action = operation.charAt(0).toUpperCase() + operation.slice(1);
    return { ...caller, action, protocol: 'json', input: JSON.parse(body || '{}') };
  }
  const input = Object.fromEntries(new URLSearchParams(body));
  if (!input.Action) return null;
  return { ...caller, action: input.Action, protocol: signingName === 'ec2' ? 'ec2' : 'query', input };
}

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Lists become repeated elements inside their own: `member`, or the name of the item where a service has one. */
const ITEM_NAME: Readonly<Record<string, string>> = { AccountQuotas: 'AccountQuota' };

function toXml(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    return `<${name}>${value.map((item) => toXml(ITEM_NAME[name] ?? 'member', item)).join('')}</${name}>`;
  }
  const content =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, child]) => toXml(key, child))
          .join('')
      : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

const xml = (status: number, body: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});

const json = (status: number, value: object, headers: Readonly<Record<string, string>> = {}): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', ...headers },
  body: JSON.stringify(value),
});

/** The output of an action in the protocol it was asked in. */
export function encodeOutput({ protocol, action }: AwsRequest, output: object): WireAnswer {
  if (protocol === 'json') return json(200, output);
  return xml(200, toXml(`${action}Response`, { [`${action}Result`]: output }));
}

/** An error in the protocol of the request. */
export function encodeError(
  { protocol, service }: AwsRequest,
  { code, message, status }: AwsError,
): WireAnswer {
  if (protocol === 'json') {
    // CloudWatch's JSON is made from its old query API, and its clients read the code from the second header.
    const headers = { 'x-amzn-errortype': code, 'x-amzn-query-error': `${code};Sender` };
    return json(status, { __type: code, message }, headers);
  }
  const error = { Code: code, Message: message };
  if (service === 's3') return xml(status, toXml('Error', error));
  return protocol === 'ec2'
    ? xml(status, toXml('Response', { Errors: { Error: error }, RequestID: 'gap-server' }))
    : xml(status, toXml('ErrorResponse', { Error: { Type: 'Sender', ...error }, RequestId: 'gap-server' }));
}

/** What AWS says to a principal that lacks the permission: each protocol has its own name for it. */
export function accessDenied({ protocol, service, action }: AwsRequest): AwsError {
  const message = `User: arn:aws:iam::123456789012:user/reader is not authorized to perform: ${service}:${action}`;
  if (protocol === 'ec2') return new AwsError('UnauthorizedOperation', message, 403);
  return protocol === 'json'
    ? new AwsError('AccessDeniedException', message, 400)
    : new AwsError('AccessDenied', message, 403);
}

/** What AWS says to one that asks too fast. */
export function throttled({ protocol, service }: AwsRequest): AwsError {
  if (protocol === 'ec2') return new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503);
  if (service === 's3') return new AwsError('SlowDown', 'Please reduce your request rate.', 503);
  if (service === 'servicequotas') return new AwsError('TooManyRequestsException', 'Rate exceeded', 400);
  return protocol === 'json'
    ? new AwsError('ThrottlingException', 'Rate exceeded', 400)
    : new AwsError('Throttling', 'Rate exceeded', 400);
}

/** What AWS says to an action it does not have. */
export const unknownAction = ({ protocol, action }: AwsRequest): AwsError =>
  new AwsError(
    protocol === 'json' ? 'UnknownOperationException' : 'InvalidAction',
    `The action ${action} is not valid for this web service.`,
  );
