import type { Middleware, Problem } from '../../client';
import { regionOf } from '../../client/address';
import { plainLine } from '../../lib/plain-line';
import { redactSecrets } from '../../lib/redact-secrets';
import { type ErrorCode, IemError } from '../../model/error';
import { formatTime } from '../../report/render/words';

/** How the API was called, for advice in error messages. */
export interface ApiAccess {
  readonly url: URL;
  /** The region that requests were signed for; undefined if they were not signed. */
  readonly region: string | undefined;
  /** Environment variable that the token came from. */
  readonly jwtEnv: string | undefined;
}

/** Turns every unsuccessful or missing answer into an error that says what to do. */
export const explainErrors = (asked: ApiAccess): Middleware => ({
  onResponse: async ({ request, response }) => {
    // The connection may also break within the answer.
    const body = await response.arrayBuffer().catch((error: unknown) => {
      throw unreachable(asked, error);
    });
    if (!response.ok) throw refusal(asked, request, response, new TextDecoder().decode(body));
    return new Response(body.byteLength === 0 ? null : body, response);
  },
  onError: ({ error }) => {
    throw unreachable(asked, error);
  },
});

function refusal(asked: ApiAccess, request: Request, response: Response, body: string): IemError {
  const answer = objectIn(body);
  if (isProblem(answer)) return new IemError(codeOf(answer), problemText(answer, response));
  const said = plainLine(
    redactSecrets(typeof answer?.message === 'string' ? answer.message : body),
    MAX_SAID,
  );
  const { method, url } = request;
  const { pathname } = new URL(url);
  const heading = `${method} ${pathname} was refused by API Gateway (${response.status}${said && `: ${said}`})`;
  return new IemError('api-refused', `${heading}.${adviceFor(asked, method, pathname, response)}`);
}

const MAX_SAID = 300;

interface ErrorBody {
  readonly type?: unknown;
  readonly message?: unknown;
}

function objectIn(text: string): ErrorBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

const PROBLEM = '/problems/';

const isProblem = (answer: ErrorBody | null): answer is Problem =>
  typeof answer?.type === 'string' && answer.type.startsWith(PROBLEM);

/** Problems that commands react to. All others are only shown. */
const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'plan-not-found',
  'run-not-found',
  'revision-conflict',
  'record-conflict',
  'item-not-found',
  'change-invalid',
]);

function codeOf({ type }: Problem): ErrorCode {
  const name = type.slice(PROBLEM.length);
  return CODES.has(name) ? (name as ErrorCode) : 'api-refused';
}

function problemText(
  { title, status, detail, errors = [], correlationId }: Problem,
  response: Response,
): string {
  const fields = errors.map(({ in: part, pointer, message, line, column, suggestion }) => {
    const place = line === undefined ? `${part} ${pointer}`.trim() : `${line}:${column} ${pointer}`;
    return `  ${place} ${message}${suggestion === undefined ? '' : ` (did you mean ${suggestion}?)`}`;
  });
  const again = status === 429 || status === 503 ? retryAdvice(response) : '';
  const log = correlationId === undefined ? '' : ` Correlation id: ${correlationId}`;
  return [`${title} (${status}): ${detail}${again}${log}`, ...fields].join('\n');
}

function retryAdvice({ headers }: Response): string {
  const after = headers.get('retry-after');
  if (after === null) return '';
  return /^\d+$/.test(after) ? ` Try again in ${after} s.` : ` Try again after ${formatTime(after)}.`;
}

function adviceFor(asked: ApiAccess, method: string, path: string, response: Response): string {
  const { url, jwtEnv } = asked;
  switch (response.status) {
    case 401:
      return jwtEnv === undefined
        ? ' This API expects a JWT: add --jwt-env with the name of a variable that contains one.'
        : ` The token in ${jwtEnv} has expired, or was issued for another API.`;
    case 403:
      return jwtEnv === undefined
        ? `\nThe credentials need  execute-api:Invoke  on  ${arnOf(asked, method, path)}\nIf they have it, check that --url is right, including the stage, and that this machine's clock is right.`
        : ` The token in ${jwtEnv} lacks the required scope.`;
    case 404:
      return ` Check that --url is right, including the stage: ${url.href}`;
    case 429:
    case 503:
      return retryAdvice(response);
    default:
      return '';
  }
}

/**
 * The ARN that a policy must name:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
function arnOf({ url, region = '*' }: ApiAccess, method: string, path: string): string {
  const partition = PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
  // A custom domain name does not tell which API and stage it leads to.
  const isOwn = regionOf(url) === undefined;
  const [api = '*'] = isOwn ? [] : url.hostname.split('.');
  const [, stage = ''] = url.pathname.split('/');
  const route = path.slice(url.pathname.replace(/\/$/, '').length);
  return `arn:${partition}:execute-api:${region}:*:${api}/${isOwn ? '*' : stage || '$default'}/${method}${route}`;
}

const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
];

/** Explains why no answer came. Errors that are no network failures are returned unchanged. */
export function unreachable({ url }: Pick<ApiAccess, 'url'>, error: unknown): unknown {
  const { name, message, cause } = error as Error;
  if (name !== 'TypeError') return error;
  const { code, message: said = message } = (cause ?? {}) as Partial<NodeJS.ErrnoException>;
  const why = REASONS[code ?? ''] ?? plainLine(said, MAX_SAID);
  return new IemError('api-unreachable', `${url.origin} does not answer: ${why}.`, { cause: error });
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server listens at this address',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it takes too long',
  UND_ERR_CONNECT_TIMEOUT: 'it takes too long',
  UND_ERR_HEADERS_TIMEOUT: 'it takes too long',
  UND_ERR_SOCKET: 'it closed the connection',
};
