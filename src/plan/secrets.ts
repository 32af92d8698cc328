import { readDocument, type Scalar } from './document';
import { secretReference } from './schema';

/** Something that looks like a credential; the credential itself is kept only to be masked. */
export interface SecretHit {
  readonly offset: number;
  readonly path: Scalar['path'];
  readonly message: string;
  readonly secret: string;
}

interface SecretShape {
  /** What it looks like. */
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

/** Repetitions are bounded where a longer match could start at every character. */
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
    // `pwd=` of a meeting link, `X-Amz-Signature=` of a signed URL; a placeholder such as `<…>` is none.
    name: 'a password or token',
    pattern: /(?<=(?:password|passwd|pwd|passcode|secret|token|api_?key|signature)=)[^\s&"'<${*]{4,}/gi,
    instead: REFERENCE,
  },
  {
    // `passcode: 482913` in the details of a bridge; a word without a digit is prose, a reference says where it is.
    name: 'a password or token',
    pattern:
      /(?<=(?:password|passwd|pwd|passcode)\s{0,2}:\s{0,2})(?!ssm:|secretsmanager:|arn:)(?=[^\s"']{0,256}\d)[^\s"'<${*]{4,}/gi,
    instead: REFERENCE,
  },
];

/** Fields that hold a secret whatever it looks like; the plan itself has none of them. */
const SECRET_FIELD =
  /(?:password|passwd|passphrase|passcode|secret|token|apikey|accesskey|accesskeyid|secretkey|privatekey)$/;

const isSecretField = (key: string): boolean =>
  SECRET_FIELD.test(key.replaceAll(/[^A-Za-z]/g, '').toLowerCase());

/**
 * Everything in a document that looks like a credential, comments and keys included.
 *
 * @param source The text as it was written.
 * @param scalars Its keys and values: where each is, and what it says once escapes are resolved.
 */
export function secretsIn(source: string, scalars: readonly Scalar[]): SecretHit[] {
  const holders = new Set<Scalar>();
  const written = SHAPES.flatMap((shape) =>
    [...source.matchAll(shape.pattern)].map((match) => {
      const holder = scalarAt(match.index, scalars);
      if (holder) holders.add(holder);
      return hit(shape, match.index, holder?.path ?? [], match[0]);
    }),
  );
  const others = scalars.filter((scalar) => !holders.has(scalar));
  const escaped = others.filter(({ value, start, end }) => source.slice(start, end) !== value);
  return [...written, ...escaped.flatMap(escapedSecrets), ...others.flatMap(namedSecrets)];
}

/** What of plain data looks like a credential; nothing in it repeats the credential. */
export function objectionsToSecrets(value: unknown): readonly Pick<SecretHit, 'path' | 'message'>[] {
  const source = JSON.stringify(value);
  return secretsIn(source, readDocument(source).scalars).map(({ path, message }) => ({ path, message }));
}

/** The key or value at an offset; undefined in a comment. Scalars come in the order of the text. */
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

const hit = (
  { name, instead }: SecretShape,
  offset: number,
  path: Scalar['path'],
  secret: string,
): SecretHit => ({
  ...{ offset, path, secret },
  message: `looks like ${name}: ${instead}`,
});

/** Secrets that only show once quotes, escapes and folded lines are resolved. */
const escapedSecrets = ({ value, start, path }: Scalar): SecretHit[] =>
  typeof value !== 'string'
    ? []
    : SHAPES.flatMap((shape) =>
        [...value.matchAll(shape.pattern)].map((match) => hit(shape, start, path, match[0])),
      );

/** The value of a field such as `password`, unless it says where the secret is kept. */
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
  return [hit(shape, start, path, String(value))];
}

/** Shorter ones are masked only where they stand alone: `a` is no reason to blot out half a message. */
const MIN_MASKED = 6;

/** A function that blots the found secrets out of a text. */
export function maskOf(hits: readonly SecretHit[]): (text: string) => string {
  const secrets = [...new Set(hits.map(({ secret }) => secret))].filter(({ length }) => length >= MIN_MASKED);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, '[secret]'), text);
}
