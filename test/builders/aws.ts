import { EC2Client } from '@aws-sdk/client-ec2';
import { type Call, callName, callOf, iamAction, rememberAction } from '../../src/aws/actions';
import { SERVICES, type ServicePrefix } from '../../src/model/services';

/** What every client of the SDK inherits `send` from: stubbed once, it lets no client reach the real AWS. */
const BaseClient = Object.getPrototypeOf(EC2Client) as typeof EC2Client;

/** `send` of every client: a command, and what the SDK gives along. */
type Send = (
  this: { readonly config: { readonly serviceId: string } },
  command: { readonly input: object },
  ...rest: readonly unknown[]
) => Promise<object>;

/** What AWS answers to one command; it may throw. Inputs and outputs are checked by whoever writes them. */
export type Answer = (input: Record<string, unknown>) => object | Promise<object>;

/** Answers by call, such as `ec2:DescribeInstances`. */
export type Answers = Readonly<Record<string, Answer>>;

/** The APIs that accounts are read through; others, such as the table that a test stores in, are not AWS's here. */
const READ_APIS: ReadonlySet<string> = new Set(Object.values(SERVICES).flatMap(({ apis }) => apis));

/**
 * An AWS that knows only what it was told: any other command is refused, and so fails the test that sent it.
 * Stubs the `send` of every client that reads accounts until `restore`.
 */
export function mockAws(answers: Answers) {
  const calls: Call[] = [];
  const { prototype } = BaseClient as unknown as { prototype: { send: Send } };
  const { send } = prototype;
  // No stub of the mocking library, which takes such a one off the base when it is asked to mock a single client.
  prototype.send = async function (command, ...rest) {
    if (!READ_APIS.has(this.config.serviceId)) return send.call(this, command, ...rest);
    const call = callOf(this.config.serviceId, command.constructor.name);
    const action = iamAction(call);
    const answer = answers[callName(call)];
    // Accounts are read through it, and our own table is kept in it.
    if (!answer && this.config.serviceId === 'DynamoDB') return send.call(this, command, ...rest);
    calls.push(call);
    if (!answer) throw rememberAction(new Error(`unexpected command: ${callName(call)}`), action);
    try {
      return await answer({ ...command.input });
    } catch (error) {
      throw rememberAction(error, action);
    }
  };
  return {
    /** The distinct actions of IAM that were needed so far, sorted. */
    called: () => [...new Set(calls.map(iamAction))].sort(),
    /** How often something was called. */
    count: (name: string) => calls.filter((call) => callName(call) === name).length,
    restore: () => {
      prototype.send = send;
    },
  };
}

/** Answers that refuse every call for which IAM needs the action. */
export const denying = (answers: Answers, action: string, error: unknown): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => {
      const [service = '', operation = ''] = name.split(':');
      const isMeant = iamAction({ service: service as ServicePrefix, operation }) === action;
      return [name, isMeant ? throwing(error) : answer];
    }),
  );

/** Where services put page tokens: of the request, of the answer. */
const TOKENS = {
  NextToken: 'NextToken',
  nextToken: 'nextToken',
  Marker: 'Marker',
  NextMarker: 'Marker',
  PaginationToken: 'PaginationToken',
  position: 'position',
  ContinuationToken: 'ContinuationToken',
  NextPageToken: 'NextPageToken',
  NextPageMarker: 'Marker',
} as const;

/**
 * Answers with `pages`, each to the token that the page before it gave, and to no other. WAF takes the token in the field in which it gave it.
 */
export const paged =
  (field: keyof typeof TOKENS, ...pages: readonly object[]): Answer =>
  (input) => {
    const token = input[TOKENS[field]] ?? input[field];
    const index = token === undefined ? 0 : Number(String(token).replace('page ', ''));
    const page = pages[index];
    if (!page) throw new Error(`no page for token ${String(token)}`);
    return index + 1 < pages.length ? { ...page, [field]: `page ${index + 1}` } : page;
  };

/** An error as the SDK throws it when AWS names one. */
export const awsError = (name: string, message = `${name}: no`): Error =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });

export const throwing =
  (error: unknown): Answer =>
  () => {
    throw error;
  };
