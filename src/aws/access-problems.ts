/** What keeps us from an account, in one sentence that names the cause and the next step. */
import { plainLine } from '../lib/plain-line';
import { redactSecrets } from '../lib/redact-secrets';
import { shellCommand } from '../lib/shell';
import { isDenial } from '../model/denial';
import { type ErrorCode, IemError } from '../model/error';

/** Whose credentials were asked for, and how. */
export interface Access {
  /** 12-digit AWS account id; absent where any account will do. */
  readonly account?: string | undefined;
  readonly profile?: string | undefined;
  readonly roleArn?: string | undefined;
}

/** What is known of an error, from it and from what caused it. */
interface Facts extends Access {
  /** Names of the error and of its causes: AWS's, Node's, the SDK's. */
  readonly names: readonly string[];
  /** Node's codes of them, such as `ECONNREFUSED`. */
  readonly codes: readonly string[];
  /** One line, without secrets. */
  readonly message: string;
  /** HTTP status of the answer; undefined where there was none. */
  readonly status: number | undefined;
  /** Host or address that was asked; `AWS` where the error does not say. */
  readonly host: string;
}

/** A key with a character that no header can carry: the SDK would wait for the answer to a request it never sent. */
export class UnsendableKeyError extends Error {
  override readonly name = 'UnsendableKeyError';
}

/** The environment holds a part of an access key and lacks another, which the message names. */
export class IncompleteKeyError extends Error {
  override readonly name = 'IncompleteKeyError';
}

/** What the SDK says of an answer without an error in it. */
const NO_WORDS = 'Unknown';

interface Problem {
  readonly code: ErrorCode;
  /** Whether this is the problem; the first that says so is taken. */
  readonly is: (facts: Facts) => boolean;
  readonly says: (facts: Facts) => string;
}

const code =
  (pattern: RegExp) =>
  ({ codes }: Facts): boolean =>
    codes.some((found) => pattern.test(found));
const named =
  (pattern: RegExp) =>
  ({ names }: Facts): boolean =>
    names.some((name) => pattern.test(name));
const message =
  (pattern: RegExp) =>
  (facts: Facts): boolean =>
    pattern.test(facts.message);

/** The first code that is not one of ours. */
const codeIn = ({ codes: [first = 'no answer'] }: Facts): string => first;
const nameIn = ({ names }: Facts): string => names.find((name) => name !== 'Error') ?? 'Error';

const of = ({ account }: Access): string => (account === undefined ? '' : ` for account ${account}`);
const from = ({ profile, roleArn }: Access): string =>
  roleArn ? ` of role ${roleArn}` : profile ? ` of profile "${profile}"` : '';
const withProfile = ({ profile }: Access): string[] => (profile ? ['--profile', profile] : []);

const CHECK_NETWORK = 'check the network, the VPN, and HTTPS_PROXY and NO_PROXY where a proxy is needed';
const TRUST =
  'set AWS_CA_BUNDLE (or NODE_EXTRA_CA_CERTS) to a PEM file with the certificate of the authority that your network uses';
const RENEW = 'run aws sso login or renew them';

const isDenied = ({ names }: Facts): boolean => names.some(isDenial);

const isOfProvider = named(/^(CredentialsProviderError|TokenProviderError)$/);

/** From the particular to the general. */
const PROBLEMS: readonly Problem[] = [
  {
    code: 'aws-unavailable',
    is: code(/^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_.*)$/),
    says: (facts) =>
      `The certificate of ${facts.host} is signed by an authority that is not known here (${codeIn(facts)}), as where TLS is inspected: ${TRUST}.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^(CERT_(HAS_EXPIRED|NOT_YET_VALID))$/),
    says: (facts) =>
      `The certificate of ${facts.host} is not valid at this time (${codeIn(facts)}): check the clock of this machine, then what stands between it and AWS.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^(ERR_TLS_CERT_ALTNAME_INVALID|CERT_)/),
    says: (facts) =>
      `The certificate is not that of ${facts.host} (${codeIn(facts)}): check AWS_ENDPOINT_URL and what stands between this machine and AWS.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^(EPROTO|ERR_SSL_.*)$/),
    says: (facts) =>
      `What answers for ${facts.host} does not speak TLS (${codeIn(facts)}): check AWS_ENDPOINT_URL and HTTPS_PROXY.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^ERR_PROXY_/),
    says: (facts) =>
      `The proxy does not let us through to AWS: check HTTPS_PROXY, with the user and password that the proxy asks for. ${facts.message}`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^(ENOTFOUND|EAI_.*)$/),
    says: (facts) =>
      `The name ${facts.host} cannot be resolved (${codeIn(facts)}): check the network and its DNS, and HTTPS_PROXY where a proxy is needed.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/),
    says: (facts) => `There is no connection to ${facts.host} (${codeIn(facts)}): ${CHECK_NETWORK}.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/),
    says: (facts) =>
      `The connection to ${facts.host} was cut (${codeIn(facts)}), as a firewall does: ${CHECK_NETWORK}.`,
  },
  {
    code: 'aws-unavailable',
    is: (facts) => named(/^TimeoutError$/)(facts) || code(/^ETIMEDOUT$/)(facts),
    says: (facts) => `${facts.host} does not answer in time: ${CHECK_NETWORK}.`,
  },
  {
    code: 'aws-unavailable',
    is: code(/^ERR_INVALID_URL$/),
    says: () =>
      'An endpoint of AWS is not a URL: check the variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_STS, and endpoint_url in ~/.aws/config.',
  },
  {
    code: 'no-credentials',
    is: named(/^IncompleteKeyError$/),
    says: (facts) =>
      `The credentials${of(facts)} are not whole: ${facts.message}. Copy all of the key again, or unset its variables to use what else is configured.`,
  },
  {
    code: 'no-credentials',
    is: named(/^UnsendableKeyError$/),
    says: (facts) =>
      `The credentials${from(facts)}${of(facts)} hold a character that no key has, such as a line break: copy them again.`,
  },
  {
    code: 'no-credentials',
    is: (facts) =>
      named(/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)$/)(facts) ||
      message(/Signature (expired|not yet current)/i)(facts),
    says: (facts) =>
      `The clock of this machine is not that of AWS (${nameIn(facts)}): set it by NTP, such as with timedatectl set-ntp true.`,
  },
  {
    code: 'no-credentials',
    is: message(/multi-?factor authentication|MFA code/i),
    says: (facts) =>
      `${facts.profile ? `Profile "${facts.profile}"` : 'The profile'} asks for the code of an MFA device, which iem cannot ask you for: run ${exported(facts)}, and leave the profile out of the plan and of AWS_PROFILE.`,
  },
  {
    code: 'no-credentials',
    is: (facts) =>
      (message(/\bSSO\b/i)(facts) &&
        message(/expired|not found|invalid|refresh/i)(facts) &&
        !message(/configured with invalid SSO/)(facts)) ||
      (isOfProvider(facts) &&
        message(/Token is expired|UnauthorizedException|Session token not found/i)(facts)),
    says: (facts) =>
      `The SSO session${of(facts)} has expired: run ${shellCommand(['aws', 'sso', 'login', ...withProfile(facts)])}`,
  },
  {
    code: 'no-credentials',
    is: message(/re-?authenticate using aws login/i),
    says: (facts) =>
      `The login${of(facts)} has expired: run ${shellCommand(['aws', 'login', ...withProfile(facts)])}`,
  },
  {
    code: 'no-credentials',
    is: (facts) => isOfProvider(facts) && message(/Could not resolve credentials using profile/)(facts),
    says: (facts) =>
      `Profile "${facts.profile ?? 'default'}" gives no credentials${of(facts)}, because it, or one it names, is not in ~/.aws/config or says nothing of credentials: compare with aws configure list-profiles.`,
  },
  {
    code: 'no-credentials',
    is: (facts) => isOfProvider(facts) && Boolean(facts.profile),
    says: (facts) =>
      `Profile "${facts.profile}" gives no credentials${of(facts)}: mend it in ~/.aws/config. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    is: isOfProvider,
    says: (facts) =>
      `No AWS credentials${of(facts)}: run aws sso login or aws configure, set AWS_PROFILE${facts.account === undefined ? '' : ', or name a profile of the account in the plan'}.`,
  },
  {
    code: 'no-credentials',
    is: named(
      /^(ExpiredToken|ExpiredTokenException|InvalidClientTokenId|InvalidIdentityToken|SignatureDoesNotMatch|UnrecognizedClientException|MissingAuthenticationToken(Exception)?)$/,
    ),
    says: (facts) =>
      `AWS refuses the credentials${from(facts)}${of(facts)} (${nameIn(facts)}): ${RENEW}. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    is: named(/^RegionDisabledException$/),
    says: (facts) =>
      `STS is switched off for this region in the account of role ${facts.roleArn}: activate it in the account settings of IAM, or name another region first. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    is: (facts) => isDenied(facts) && Boolean(facts.roleArn),
    says: (facts) =>
      `May not assume role ${facts.roleArn}${facts.account === undefined ? '' : ` of account ${facts.account}`}: check its trust policy and the externalId. ${facts.message}`,
  },
  {
    code: 'no-credentials',
    is: isDenied,
    says: (facts) =>
      `STS refuses to say who the credentials${from(facts)}${of(facts)} are (${nameIn(facts)}): have a service control policy or the policy of a VPC endpoint allow sts:GetCallerIdentity. ${facts.message}`,
  },
  {
    code: 'aws-unavailable',
    is: (facts) =>
      named(/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/)(facts) || facts.status === 429,
    says: (facts) =>
      `STS is asked too often${of(facts)} (${nameIn(facts)}): wait a minute, find out who else asks in this account, and try again.`,
  },
  {
    code: 'aws-unavailable',
    is: (facts) => facts.status !== undefined && facts.status >= 500,
    says: (facts) =>
      `STS fails${of(facts)} (HTTP ${facts.status}): try again in a few minutes, and see https://health.aws.amazon.com/health/status.`,
  },
  {
    code: 'aws-unavailable',
    is: (facts) =>
      facts.status !== undefined && named(/^(AnswerError|SyntaxError|Unknown.*|Error|\d+)$/)(facts),
    says: (facts) =>
      `What answers in place of STS is not AWS (HTTP ${facts.status}${facts.message === NO_WORDS ? '' : `: ${facts.message}`}): sign in to the network, and check HTTPS_PROXY and AWS_ENDPOINT_URL.`,
  },
  {
    code: 'aws-unavailable',
    is: () => true,
    says: (facts) =>
      `Signing in${of(facts)} has failed (${nameIn(facts)}): check ~/.aws/config and the variables that begin with AWS_. ${facts.message}`,
  },
];

const exported = (access: Access): string =>
  `eval "$(${shellCommand(['aws', 'configure', 'export-credentials', ...withProfile(access), '--format', 'env'])})"`;

/** Longest message of AWS that is repeated, and longest sentence. */
const MAX_SAID = 200;
const MAX_SENTENCE = 600;

/** The error a person can act on, with what was thrown as its cause. */
export function accessProblem(thrown: unknown, access: Access): IemError {
  if (thrown instanceof IemError) return thrown;
  const facts = factsOf(thrown, access);
  const problem = PROBLEMS.find(({ is }) => is(facts));
  if (!problem) throw thrown;
  return new IemError(problem.code, plainLine(problem.says(facts), MAX_SENTENCE), { cause: thrown });
}

function factsOf(thrown: unknown, access: Access): Facts {
  const errors = chainOf(thrown);
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

/** An error, what caused it, and the attempts that it is made of: Node tries several addresses of one name. */
function chainOf(thrown: unknown, depth = 0): Error[] {
  if (!(thrown instanceof Error) || depth > 5) return [];
  const parts: unknown[] = thrown instanceof AggregateError ? thrown.errors : [];
  return [thrown, ...[thrown.cause, ...parts].flatMap((part) => chainOf(part, depth + 1))];
}

/** Providers of credentials put the error of a connection into words and keep no more of it. */
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
