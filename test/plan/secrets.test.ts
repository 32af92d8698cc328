import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAN_NAMES } from '../../src/app/judging/plan-names';
import { parsePlan } from '../../src/plan/parse';
import { formatProblem } from '../../src/plan/problem';
import { aPlanInput } from '../builders/plan';
import { PLAN_TEXT } from '../builders/plan-text';

/** Put together here, so that scanners of this repository do not take the examples for the real thing. */
const join = (...parts: string[]) => parts.join('');

const ACCESS_KEY_ID = join('AK', 'IA', 'IOSFODNN7EXAMPLE');
const SECRET_KEY = join('wJalrXUtnFEMI/', 'K7MDENG/bPxRfiCYEXAMPLEKEY');

const SECRETS: [string, string, string][] = [
  ['an AWS access key id', ACCESS_KEY_ID, 'an AWS access key id'],
  ['a temporary access key id', join('AS', 'IA', 'IOSFODNN7EXAMPLE'), 'an AWS access key id'],
  ['a secret access key beside its name', `secret key ${SECRET_KEY}`, 'an AWS secret access key'],
  ['a Slack webhook', join('https://hooks.slack', '.com/services/T000/B000/abcdef'), 'a Slack webhook'],
  ['a Slack token', join('xo', 'xb-1234567890-abcdefghij'), 'a Slack token'],
  ['a Teams webhook', join('https://shop.webhook.office', '.com/webhookb2/abc-def'), 'a webhook'],
  ['a private key', join('-----BEGIN RSA ', 'PRIVATE KEY-----'), 'a private key'],
  [
    'a URL with a password',
    join('postgres://', 'shop:hunter22', '@db.example.com/'),
    'a URL with a password in it',
  ],
  [
    'a JSON Web Token',
    join('eyJ', 'hbGciOiJIUzI1NiJ9', '.eyJ', 'zdWIiOiIxMjM0In0', '.c2ln'),
    'a JSON Web Token',
  ],
  ['a GitHub token', join('gh', 'p_', 'a'.repeat(36)), 'a token of GitHub, GitLab, Google, Stripe or PyPI'],
  ['a passcode in prose', 'Dial in, passcode: 482913', 'a password or token'],
  ['a password in prose', 'portal login ops, Password: hunter2', 'a password or token'],
  ['a meeting link with its passcode', 'https://meet.example.com/j/123?pwd=Zm9vYmFy', 'a password or token'],
];

const problemsOf = (text: string) => parsePlan(text, 'plan.yaml', PLAN_NAMES).problems;

describe('what looks like a secret', () => {
  it.each(SECRETS)('%s is refused where it stands, and not repeated', (_, secret, name) => {
    const problems = problemsOf(PLAN_TEXT.replace('Flash sale', JSON.stringify(`see ${secret}`)));
    expect(problems).toMatchObject([
      { line: 2, path: 'name', message: expect.stringContaining(`looks like ${name}:`) },
    ]);
    expect(JSON.stringify(problems)).not.toContain(secret.split(' ').at(-1));
  });

  it.each([
    ['a comment', `# ${ACCESS_KEY_ID}\n${PLAN_TEXT}`, ['1:3', '']],
    ['a key', `${PLAN_TEXT}${ACCESS_KEY_ID}: x\n`, ['15:1', '[secret]']],
    ['escapes', `${PLAN_TEXT}description: "AK\\x49A${ACCESS_KEY_ID.slice(4)}"\n`, ['15:14', 'description']],
    ['text that cannot be read', `a: [\n# ${ACCESS_KEY_ID}`, ['2:3', '']],
    ['a text block', `${PLAN_TEXT}description: |\n  one\n  ${ACCESS_KEY_ID}\n`, ['17:3', 'description']],
  ])('is found in %s', (_, text, [place, path]) => {
    const problems = problemsOf(text);
    const found = problems.find(({ message }) => message.startsWith('looks like an AWS access key id'));
    expect(found && [`${found.line}:${found.column}`, found.path]).toEqual([place, path]);
    expect(problems.map(formatProblem).join()).not.toContain(ACCESS_KEY_ID);
  });

  it.each(['password', 'db_password', 'clientSecret', 'API-Token', 'secretAccessKey'])(
    'is the value of a field named %s, whatever it is',
    (field) => {
      const problems = problemsOf(`${PLAN_TEXT}bridge:\n  ${field}: correct horse\n`);
      expect(
        problems.map(({ line, column, message }) => [line, column, message.split(':')[0]]),
      ).toContainEqual([...[16, 5 + field.length], 'looks like a secret, by the name of its field']);
      expect(JSON.stringify(problems)).not.toContain('correct horse');
    },
  );

  it('says where to put it instead', () => {
    const [problem] = problemsOf(PLAN_TEXT.replace('Flash sale', 'ssl?token=abcdef'));
    expect(problem?.message).toMatch(/Secrets Manager or SSM Parameter Store/);
  });

  it.each([
    ['a reference', 'ssm:/event/portal'],
    ['a longer reference', 'secretsmanager:flash-sale/back-office'],
    ['an ARN', 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:flash-sale/portal-AbCdEf'],
  ])('%s is none', (_, credential) => {
    expect(problemsOf(JSON.stringify(aPlanInput({ bridge: { credential } })))).toEqual([]);
  });

  it.each([
    ['prose with a colon', 'Password: rotated monthly, passcode: ssm:/event/bridge2'],
    ['prose', 'The password is rotated monthly; tokens: see the runbook.'],
    ['a placeholder', 'curl -u admin https://example.com?token=<token>'],
    ['a Git commit beside the word key', 'key change in 3b18e512dba79e4c8300dd08aeb37f8e728b8dad'],
    ['a URL with a port', 'https://shop.example.com:8443/health'],
    ['a URL with an at sign in its path', 'https://example.com/a:b/@user'],
  ])('%s is none', (_, description) => {
    expect(problemsOf(JSON.stringify(aPlanInput({ description })))).toEqual([]);
  });

  it('is never repeated, wherever in the plan it was put', () => {
    const values = SECRETS.map(([, secret]) => secret);
    const places = ['id', 'customer', 'calendar', 'contacts', 'traffic', 'nonsense'];
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.constantFrom(...places),
        fc.boolean(),
        (secret, place, asKey) => {
          const value = asKey ? { [secret]: secret } : [secret];
          const problems = problemsOf(JSON.stringify({ ...aPlanInput(), [place]: value }));
          expect(problems.some(({ message }) => message.startsWith('looks like'))).toBe(true);
          expect(JSON.stringify(problems)).not.toContain(secret.split(' ').at(-1));
        },
      ),
    );
  });
});
