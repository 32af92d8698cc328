import { type Forwarded, forward, readAll } from '../emulator/forwarding';
import { type LoopbackServer, listenOnLoopback } from '../emulator/loopback';

/** `AWS4-HMAC-SHA256 Credential=KEY/20261122/us-east-1/sts/aws4_request, …` */
const CREDENTIAL = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

export interface AwsParts {
  /** Endpoint of the AWS that everything is deployed to. */
  readonly home: string;
  /** Endpoint of the AWS that an account is inspected in; undefined for an account that nobody has. */
  readonly inspected: (account: string) => string | undefined;
}

/**
 * One endpoint for two AWSs, as there is only one: keys that a role of an inspected account was given go to where
 * the account is, and all others home.
 */
export async function startAwsEndpoint({ home, inspected }: AwsParts): Promise<LoopbackServer> {
  const placeOf = new Map<string, string>();

  async function assumeRole(ask: (place: string) => Promise<Forwarded>, form: string): Promise<Forwarded> {
    const [, account = ''] = new URLSearchParams(form).get('RoleArn')?.match(/^arn:aws:iam::(\d{12}):/) ?? [];
    const place = inspected(account);
    if (place === undefined) return { status: 403, headers: { 'content-type': 'text/xml' }, body: REFUSED };
    const answer = await ask(place);
    const [, key] = answer.body.toString().match(/<AccessKeyId>(\w+)</) ?? [];
    if (key !== undefined) placeOf.set(key, place);
    return answer;
  }

  return listenOnLoopback(async (incoming, response) => {
    const body = await readAll(incoming);
    const [, key = '', service] = String(incoming.headers.authorization).match(CREDENTIAL) ?? [];
    const ask = (place: string) => forward(place, incoming, body);
    const isAssuming = service === 'sts' && body.includes('Action=AssumeRole&');
    const answer = isAssuming ? await assumeRole(ask, body.toString()) : await ask(placeOf.get(key) ?? home);
    const { connection: _, 'transfer-encoding': __, ...headers } = answer.headers;
    response.writeHead(answer.status, { ...headers, 'content-length': answer.body.length }).end(answer.body);
  });
}

const REFUSED = Buffer.from(
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>' +
    '<Message>Not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>',
);
