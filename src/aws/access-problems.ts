/** Explains in one sentence why we cannot reach an account: it names the cause and the next step. */
import { plainLine } from '../lib/plain-line';
import { redactSecrets } from '../lib/redact-secrets';
import { shellCommand } from '../lib/shell';
import { isDenial } from '../model/denial';
import { type ErrorCode, IemError } from '../model/error';

/** The credentials that we tried to get. */
export interface AccessAttempt {
  /** 12-digit AWS account id; absent when any account will do. */
  readonly account?: string | undefined;
  readonly profile?: string | undefined;
  readonly roleArn?: string | undefined;
}

/** The facts about an error, gathered from it and from its causes. */
interface Facts extends AccessAttempt {
  /** The names of the error and of its causes, given by AWS, Node or the SDK. */
  readonly names: readonly string[];
  /** Their codes in Node, such as `ECONNREFUSED`. */
  readonly codes: readonly string[];
  /** One line, without secrets. */
  readonly message: string;
  /** The HTTP status of the answer; undefined without an answer. */
  readonly status: number | undefined;
  /** The host or address that we called; `AWS` when the error does not name it. */
  readonly host: string;
}

/** Thrown for a key that no HTTP header can carry. The SDK would never send the request, but wait for its answer. */
export class UnsendableKeyError extends Error {
  override readonly name = 'UnsendableKeyError';
}

/** The environment holds a part of an access key and lacks another, which the message names. */
export class IncompleteKeyError extends Error {
  override readonly name = 'IncompleteKeyError';
}

/** The SDK's message for an answer that names no error. */
const NO_WORDS = 'Unknown';

interface Problem {
  readonly code: ErrorCode;
  /** Tells whether this is the problem; the first one that matches counts. */
  readonly matches: (facts: Facts) => boolean;
  readonly describe: (facts: Facts) => string;
}

const hasCode =
  (pattern: RegExp) =>
  ({ codes }: Facts): boolean =>
    codes.some((found) => pattern.test(found));
const hasName =
  (pattern: RegExp) =>
  ({ names }: Facts): boolean =>
    names.some((name) => pattern.test(name));
const hasMessage =
  (pattern: RegExp) =>
  (facts: Facts): boolean =>
    pattern.test(facts.message);

const firstCode = ({ codes: [first = 'no answer'] }: Facts): string => first;
const firstName = ({ names }: Facts): string => names.find((name) => name !== 'Error') ?? 'Error';

const forAccount = ({ account }: AccessAttempt): string =>
  account === undefined ? '' : ` for account ${account}`;
/**
 * Names where credentials came from, as the end of a phrase such as `The credentials of role …`; empty for the default
 * ones.
 */
export const describeSource = ({ profile, roleArn }: Pick<AccessAttempt, 'profile' | 'roleArn'>): string =>
  roleArn ? ` of role ${roleArn}` : profile ? ` of profile "${profile}"` : '';
const withProfile = ({ profile }: AccessAttempt): string[] => (profile ? ['--profile', profile] : []);

const CHECK_NETWORK = 'check the network, the VPN, and HTTPS_PROXY and NO_PROXY where a proxy is needed';
const TRUST =
  'set AWS_CA_BUNDLE (or NODE_EXTRA_CA_CERTS) to a PEM file with the certificate of the authority that your network uses';
const RENEW = 'run aws sso login or renew them';

const isDenied = ({ names }: Facts): boolean => names.some(isDenial);

const isFromProvider = hasName(/^(CredentialsProviderError|TokenProviderError)$/);

/** The problems, from the specific to the general, because the first match counts. */
const PROBLEMS: readonly Problem[] = [
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_.*)$/),
    describe: (facts) =>
      `The certificate of ${facts.host} is signed by an authority that this machine does not trust (${firstCode(facts)}), such as a proxy that inspects TLS: ${TRUST}.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(CERT_(HAS_EXPIRED|NOT_YET_VALID))$/),
    describe: (facts) =>
      `The certificate of ${facts.host} is not valid at this time (${firstCode(facts)}): check the clock of this machine, then the proxies and firewalls between it and AWS.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(ERR_TLS_CERT_ALTNAME_INVALID|CERT_)/),
    describe: (facts) =>
      `The certificate is not that of ${facts.host} (${firstCode(facts)}): check AWS_ENDPOINT_URL, and the proxies and firewalls between this machine and AWS.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(EPROTO|ERR_SSL_.*)$/),
    describe: (facts) =>
      `The server that answers for ${facts.host} does not speak TLS (${firstCode(facts)}): check AWS_ENDPOINT_URL and HTTPS_PROXY.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^ERR_PROXY_/),
    describe: (facts) =>
      `The proxy does not let us through to AWS: check HTTPS_PROXY, with the user and password that the proxy asks for. ${facts.message}`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(ENOTFOUND|EAI_.*)$/),
    describe: (facts) =>
      `The name ${facts.host} cannot be resolved (${firstCode(facts)}): check the network and its DNS, and HTTPS_PROXY where a proxy is needed.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/),
    describe: (facts) => `There is no connection to ${facts.host} (${firstCode(facts)}): ${CHECK_NETWORK}.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/),
    describe: (facts) =>
      `The connection to ${facts.host} was cut (${firstCode(facts)}), as a firewall does: ${CHECK_NETWORK}.`,
  },
  {
    code: 'aws-unavailable',
    matches: (facts) => hasName(/^TimeoutError$/)(facts) || hasCode(/^ETIMEDOUT$/)(facts),
    describe: (facts) => `${facts.host} does not answer in time: ${CHECK_NETWORK}.`,
  },
  {
    code: 'aws-unavailable',
    matches: hasCode(/^ERR_INVALID_URL$/),
    describe: () =>
      'An endpoint of AWS is not a URL: check the variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_STS, and endpoint_url in ~/.aws/config.',
  },
  {
    code: 'no-credentials',
    matches: hasName(/^IncompleteKeyError$/),
    describe: (facts) =>
      `The credentials${forAccount(facts)} are not whole: ${facts.message}. Copy all of the key again, or unset its variables to use what else is configured.`,
  },
  {
    code: 'no-credentials',
    matches: hasName(/^UnsendableKeyError$/),
    describe: (facts) =>
      `The credentials${describeSource(facts)}${forAccount(facts)} hold a character that no key has, such as a line break: copy them again.`,
  },
  {
    code: 'no-credentials',
    matches: (facts) =>
      hasName(/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)$/)(facts) ||
      hasMessage(/Signature (expired|not yet current)/i)(facts),
    describe: (facts) =>
      `The clock of this machine is not that of AWS (${firstName(facts)}): set it by NTP, such as with timedatectl set-ntp true.`,
  },
  {
    code: 'no-credentials',
    matches: hasMessage(/multi-?factor authentication|MFA code/i),
    describe: (facts) =>
      `${facts.profile ? `Profile "${facts.profile}"` : 'The profile'} asks for the code of an MFA device, which iem cannot ask you for: run ${exportCommand(facts)}, and leave the profile out of the plan and of AWS_PROFILE.`,
  },
  {
    code: 'no-credentials',
    matches: (facts) =>
      (hasMessage(/\bSSO\b/i)(facts) &&
        hasMessage(/expired|not found|invalid|refresh/i)(facts) &&
        !hasMessage(/configured with invalid SSO/)(facts)) ||
      (isFromProvider(facts) &&
        hasMessage(/Token is expired|UnauthorizedException|Session token not found/i)(facts)),
    describe: (facts) =>
      `The SSO session${forAccount(facts)} has expired: run ${shellCommand(['aws', 'sso', 'login', ...withProfile(facts)])}`,
  },
  {
    code: 'no-credentials',
    matches: hasMessage(/re-?authenticate using aws login/i),
    describe: (facts) =>
      `The login${forAccount(facts)} has expired: run ${shellCommand(['aws', 'login', ...withProfile(facts)])}`,
  },
  {
    code: 'no-credentials',
    matches: (facts) =>
      isFromProvider(facts) && hasMessage(/Could not resolve credentials using profile/)(facts),
    describe: (facts) =>
      `Profile "${facts.profile ?? 'default'}" gives no credentials${forAccount(facts)}, because it, or one it names, is not in ~/.aws/config or says nothing of credentials: compare with aws configure list-profiles.`,
  },
  {
    code: 'no-credentials',
    matches: (facts) => isFromProvider(facts) && Boolean(facts.profile),
    describe: (facts) =>
      `Profile "${facts.profile}" gives no credentials${forAccount(facts)}: mend it in ~/.aws/config. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    matches: isFromProvider,
    describe: (facts) =>
      `No AWS credentials${forAccount(facts)}: run aws sso login or aws configure, ${facts.account === undefined ? 'or set AWS_PROFILE' : 'set AWS_PROFILE, or name a profile of the account in the plan'}.`,
  },
  {
    code: 'no-credentials',
    matches: hasName(
      /^(ExpiredToken|ExpiredTokenException|InvalidClientTokenId|InvalidIdentityToken|SignatureDoesNotMatch|UnrecognizedClientException|MissingAuthenticationToken(Exception)?)$/,
    ),
    describe: (facts) =>
      `AWS refuses the credentials${describeSource(facts)}${forAccount(facts)} (${firstName(facts)}): ${RENEW}. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    matches: hasName(/^RegionDisabledException$/),
    describe: (facts) =>
      `STS is switched off for this region in the account of role ${facts.roleArn}: activate it in the account settings of IAM, or name another region first. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    matches: (facts) => isDenied(facts) && Boolean(facts.roleArn),
    describe: (facts) =>
      `AWS does not let these credentials assume role ${facts.roleArn}${facts.account === undefined ? '' : ` of account ${facts.account}`}: check its trust policy and the externalId. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    matches: isDenied,
    describe: (facts) =>
      `STS refuses to say who the credentials${describeSource(facts)}${forAccount(facts)} are (${firstName(facts)}): have a service control policy or the policy of a VPC endpoint allow sts:GetCallerIdentity. ${facts.message}`,
  },
  {
    code: 'aws-unavailable',
    matches: (facts) =>
      hasName(/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/)(facts) || facts.status === 429,
    describe: (facts) =>
      `STS is asked too often${forAccount(facts)} (${firstName(facts)}): wait a minute, find out who else asks in this account, and try again.`,
  },
  {
    code: 'aws-unavailable',
    matches: (facts) => facts.status !== undefined && facts.status >= 500,
    describe: (facts) =>
      `STS fails${forAccount(facts)} (HTTP ${facts.status}): try again in a few minutes, and see https://health.aws.amazon.com/health/status.`,
  },
  {
    code: 'aws-unavailable',
    matches: (facts) =>
      facts.status !== undefined && hasName(/^(AnswerError|SyntaxError|Unknown.*|Error|\d+)$/)(facts),
    describe: (facts) =>
      `Something other than AWS answers in place of STS (HTTP ${facts.status}${facts.message === NO_WORDS ? '' : `: ${facts.message}`}): sign in to the network, and check HTTPS_PROXY and AWS_ENDPOINT_URL.`,
  },
  {
    code: 'aws-unavailable',
    matches: () => true,
    describe: (facts) =>
      `Signing in${forAccount(facts)} has failed (${firstName(facts)}): check ~/.aws/config and the variables that begin with AWS_. ${facts.message}`,
  },
];

const exportCommand = (access: AccessAttempt): string =>
  `eval "$(${shellCommand(['aws', 'configure', 'export-credentials', ...withProfile(access), '--format', 'env'])})"`;

/** The longest message of AWS that a sentence repeats, and the longest sentence; in UTF-16 units. */
const MAX_SAID = 200;
const MAX_SENTENCE = 600;

/**
 * Converts what was thrown to an error on which a person can act; the original becomes its cause.
 *
 * @throws what was thrown, when no problem matches.
 */
export function toAccessError(thrown: unknown, access: AccessAttempt): IemError {
  if (thrown instanceof IemError) return thrown;
  const facts = gatherFacts(thrown, access);
  const problem = PROBLEMS.find(({ matches: is }) => is(facts));
  if (!problem) throw thrown;
  return new IemError(problem.code, plainLine(problem.describe(facts), MAX_SENTENCE), { cause: thrown });
}

function gatherFacts(thrown: unknown, access: AccessAttempt): Facts {
  const errors = listChain(thrown);
  const [first] = errors;
  const message = errors.map((error) => error.message).find(Boolean) ?? String(thrown);
  return {
    ...access,
    names: errors.map(({ name }) => name),
    codes: errors.flatMap(codesOf),
    message: plainLine(redactSecrets(message.split(/\n|Deserialization error/)[0] ?? ''), MAX_SAID),
    status: first && statusOf(first),
    host: errors.map(hostOf).find((host) => host !== undefined) ?? 'AWS',
  };
}

/** Lists an error, its causes and its attempts: Node tries several addresses of one name, and reports an error for each. */
function listChain(thrown: unknown, depth = 0): Error[] {
  if (!(thrown instanceof Error) || depth > 5) return [];
  const parts: unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  return [thrown, ...[thrown.cause, ...parts].flatMap((part) => listChain(part, depth + 1))];
}

/** The SDK's credential providers keep only the message of a connection error, so its code must be found in the text. */
const SYSTEM_CODE = /\b(E[A-Z]{3,}|EAI_[A-Z]+|SELF_SIGNED_[A-Z_]+|UNABLE_TO_[A-Z_]+|CERT_[A-Z_]+)\b/;

function codesOf(error: Error): string[] {
  if ('code' in error && typeof error.code === 'string') return [error.code];
  const said = SYSTEM_CODE.exec(error.message)?.[1];
  if (said) return [said];
  return /self[- ]signed certificate/i.test(error.message) ? ['SELF_SIGNED_CERT_IN_CHAIN'] : [];
}

function hostOf(error: Error): string | undefined {
  if ('hostname' in error && typeof error.hostname === 'string') return error.hostname;
  if ('host' in error && typeof error.host === 'string') return error.host;
  if ('address' in error && 'port' in error) return `${error.address}:${error.port}`;
  return undefined;
}

function statusOf(error: Error): number | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
