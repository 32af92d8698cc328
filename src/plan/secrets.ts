import { readDocument, type Scalar } from './document';
import { secretReference } from './schema';

/** A place in a plan that looks like a credential. */
export interface SecretHit {
  readonly offset: number;
  readonly path: Scalar['path'];
  readonly message: string;
  /** The credential, kept only so that {@link createMask} can hide it. */
  readonly secret: string;
}

interface SecretShape {
  /** The kind of credential, such as `an AWS access key id`. */
  readonly name: string;
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly instead: string;
}

const REFERENCE =
  'keep it in Secrets Manager or SSM Parameter Store and name the place (ssm:/… or secretsmanager:…)';
const AWS_ACCESS =
  'name a profile or a role instead (accounts[].profile, accounts[].roleArn), and rotate the key';
const WEBHOOK = `${REFERENCE} in notifications.slackWebhook`;

/** The patterns bound their repetitions where a match could start at every character, which would take quadratic time. */
const SHAPES: readonly SecretShape[] = [
  {
    name: 'an AWS access key id',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
    instead: AWS_ACCESS,
  },
  {
    // 40 characters of base64 with both cases and a digit (a Git hash has one case), near a word that hints at it.
    name: 'an AWS secret access key',
    pattern:
      /(?<=(?:[Ss]ecret|SECRET|[Kk]ey|KEY|[Aa]ws|AWS)[^\n]{0,40})(?<![A-Za-z0-9/+=])(?=\S{0,39}[A-Z])(?=\S{0,39}[a-z])(?=\S{0,39}\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g,
    instead: AWS_ACCESS,
  },
  {
    name: 'a Slack webhook',
    pattern: /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[^\s"']+/gi,
    instead: WEBHOOK,
  },
  {
    name: 'a webhook',
    pattern:
      /https:\/\/(?:[\w-]{1,63}\.webhook\.office\.com\/webhookb2|discord(?:app)?\.com\/api\/webhooks)\/[^\s"']+/gi,
    instead: REFERENCE,
  },
  {
    name: 'a Slack token',
    pattern: /(?<![A-Za-z0-9])(?:xox[a-z]|xapp)-[\w-]{10,}/g,
    instead: REFERENCE,
  },
  {
    name: 'a private key',
    pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g,
    instead: REFERENCE,
  },
  {
    name: 'a URL with a password in it',
    pattern: /(?<![\w+.-])[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/?#"'@:]{0,256}:[^\s/?#"'@]{1,256}@/gi,
    instead: `take the password out of the URL, ${REFERENCE}`,
  },
  {
    name: 'a JSON Web Token',
    pattern: /(?<![\w-])eyJ[\w-]{8,512}\.eyJ[\w-]{8,}(?:\.[\w-]*)?/g,
    instead: REFERENCE,
  },
  {
    name: 'a token of GitHub, GitLab, Google, Stripe or PyPI',
    pattern:
      /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|AIza[\w-]{35}|[sr]k_live_[A-Za-z0-9]{16,}|pypi-[\w-]{50,})/g,
    instead: REFERENCE,
  },
  {
    // `pwd=` of a meeting link, `X-Amz-Signature=` of a signed URL, but not a placeholder such as `<…>`.
    name: 'a password or token',
    pattern: /(?<=(?:password|passwd|pwd|passcode|secret|token|api_?key|signature)=)[^\s&"'<${*]{4,}/gi,
    instead: REFERENCE,
  },
  {
    // `passcode: 482913` in the details of a bridge, but not prose (a word without a digit) and not a reference to a secret.
    name: 'a password or token',
    pattern:
      /(?<=(?:password|passwd|pwd|passcode)\s{0,2}:\s{0,2})(?!ssm:|secretsmanager:|arn:)(?=[^\s"']{0,256}\d)[^\s"'<${*]{4,}/gi,
    instead: REFERENCE,
  },
];

/** The names of fields that hold a secret, whatever the value looks like. No field of a plan has such a name. */
const SECRET_FIELD =
  /(?:password|passwd|passphrase|passcode|secret|token|apikey|accesskey|accesskeyid|secretkey|privatekey)$/;

const isSecretField = (key: string): boolean =>
  SECRET_FIELD.test(key.replaceAll(/[^A-Za-z]/g, '').toLowerCase());

/**
 * Finds everything in a document that looks like a credential, in comments and keys too.
 *
 * @param source The text as people wrote it.
 * @param scalars The keys and values of the text.
 */
export function findSecrets(source: string, scalars: readonly Scalar[]): SecretHit[] {
  const holders = new Set<Scalar>();
  const written = SHAPES.flatMap((shape) =>
    [...source.matchAll(shape.pattern)].map((match) => {
      const holder = scalarAt(match.index, scalars);
      if (holder) holders.add(holder);
      return createHit(shape, match.index, holder?.path ?? [], match[0]);
    }),
  );
  const others = scalars.filter((scalar) => !holders.has(scalar));
  const escaped = others.filter(({ value, start, end }) => source.slice(start, end) !== value);
  return [...written, ...escaped.flatMap(escapedSecrets), ...others.flatMap(namedSecrets)];
}

/** Finds everything in plain data that looks like a credential. No message repeats the credential. */
export function objectionsToSecrets(value: unknown): readonly Pick<SecretHit, 'path' | 'message'>[] {
  const source = JSON.stringify(value);
  return findSecrets(source, readDocument(source).scalars).map(({ path, message }) => ({ path, message }));
}

/** Finds the key or value at an offset; undefined in a comment. The scalars must be in the order of the text. */
function scalarAt(offset: number, scalars: readonly Scalar[]): Scalar | undefined {
  let [from, to] = [0, scalars.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((scalars[middle]?.end ?? 0) <= offset) from = middle + 1;
    else to = middle;
  }
  const scalar = scalars[from];
  return scalar && scalar.start <= offset ? scalar : undefined;
}

const createHit = (
  { name, instead }: SecretShape,
  offset: number,
  path: Scalar['path'],
  secret: string,
): SecretHit => ({
  ...{ offset, path, secret },
  message: `looks like ${name}: ${instead}`,
});

/** Finds secrets that show only when quotes, escapes and folded lines are resolved. */
const escapedSecrets = ({ value, start, path }: Scalar): SecretHit[] =>
  typeof value !== 'string'
    ? []
    : SHAPES.flatMap((shape) =>
        [...value.matchAll(shape.pattern)].map((match) => createHit(shape, start, path, match[0])),
      );

/** Finds the value of a field such as `password`, unless the value is a reference to a secret. */
function namedSecrets({ value, start, path, isKey }: Scalar): SecretHit[] {
  const field = path.at(-1);
  const holdsOne =
    !isKey &&
    typeof field === 'string' &&
    isSecretField(field) &&
    (typeof value === 'string' || typeof value === 'number') &&
    !secretReference.safeParse(value).success;
  if (!holdsOne) return [];
  const shape = { name: 'a secret, by the name of its field', pattern: SECRET_FIELD, instead: REFERENCE };
  return [createHit(shape, start, path, String(value))];
}

/** In characters. A shorter secret is not masked, because it could be a part of ordinary words of a message. */
const MIN_MASKED = 6;

/** Creates a function that replaces the secrets in a text by `[secret]`. */
export function createMask(hits: readonly SecretHit[]): (text: string) => string {
  const secrets = [...new Set(hits.map(({ secret }) => secret))].filter(({ length }) => length >= MIN_MASKED);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '[secret]'), text);
}
