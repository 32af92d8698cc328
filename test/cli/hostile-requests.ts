/** Requests that no client of ours sends, as bytes, and what every answer to them must be. */
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';

const FROM_HERE = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const EVIL = 'Origin: http://evil.example\r\n';

const asked = (line: string, headers = '', body = ''): string =>
  `${line} HTTP/1.1\r\n${FROM_HERE}${headers}\r\n${body}`;
const sent = (headers: string, body = '{'): string =>
  asked('POST /events', `${headers}Content-Length: ${body.length}\r\n`, body);

/** By what is wrong with it: the status it gets, and the request. Its characters are bytes. */
const REQUESTS: Readonly<Record<string, readonly [number, string]>> = {
  'a path with half an escape': [400, asked('GET /events/%zz')],
  'a path that is an escape begun': [404, asked('GET /%')],
  'a path whose escapes are no UTF-8': [400, asked('GET /events/%ff%fe')],
  'a path with a slash inside a part': [400, asked('GET /events/a%2Fb')],
  'a path with a null character': [400, asked('GET /events/%00')],
  'a path that climbs': [404, asked('GET /events/../../etc/passwd')],
  'a path with two slashes': [404, asked('GET //events')],
  'a path that is no URL': [404, asked('GET //[')],
  'a long path': [400, asked(`GET /events/${'a'.repeat(15_000)}`)],
  'a path that is too long': [431, asked(`GET /events/${'a'.repeat(30_000)}`)],
  'a proxy’s address': [404, asked('GET http://evil.example/events')],
  'an address that cannot be': [404, asked('GET http://[')],
  'a query with half an escape': [400, asked('GET /events?limit=%zz')],
  'a query given twice': [400, asked('GET /events?limit=1&limit=2')],
  'a query of a prototype': [400, asked('GET /events?__proto__=1')],
  'a query of arrays': [400, asked('GET /events?limit[]=1&limit[a]=2')],
  'OPTIONS of everything': [404, asked('OPTIONS *')],
  OPTIONS: [405, asked('OPTIONS /events')],
  'a preflight of somebody else’s page': [
    403,
    asked('OPTIONS /events', `${EVIL}Access-Control-Request-Method: POST\r\n`),
  ],
  HEAD: [405, asked('HEAD /events')],
  TRACE: [405, asked('TRACE /events')],
  CONNECT: [405, asked('CONNECT 127.0.0.1:80')],
  PROPFIND: [405, asked('PROPFIND /events')],
  'PATCH of what is not there': [404, asked('PATCH /nothing')],
  'a method that nobody knows': [400, asked('FOO /events')],
  'a method in lower case': [400, asked('get /events')],
  'no HTTP at all': [400, '\x01\x02\x03\r\n\r\n'],
  'HTTP/2': [400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  'HTTP/1.0 without a host': [403, 'GET /events HTTP/1.0\r\n\r\n'],
  'HTTP/1.1 without a host': [403, 'GET /events HTTP/1.1\r\nConnection: close\r\n\r\n'],
  'another host': [403, 'GET /events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  'a host that cannot be': [403, 'GET /events HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n'],
  'CONNECT to another host': [403, 'CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  'a header that is too large': [431, asked('GET /events', `X-Large: ${'a'.repeat(20_000)}\r\n`)],
  'too many headers': [431, asked('GET /events', 'X-Many: 12345678\r\n'.repeat(1_000))],
  'a header without a name': [400, asked('GET /events', ': nothing\r\n')],
  'a cookie that cannot be read': [200, asked('GET /events', 'Cookie: =;a b; "\r\n')],
  'a header that is no UTF-8': [200, asked('GET /events', 'X-Latin: \xff\xfe\r\n')],
  'credentials of something else': [200, asked('GET /events', 'Authorization: Bearer x.y.z\r\n')],
  'an Accept that cannot be read': [200, asked('GET /events', 'Accept: ;;;q=z\r\nAccept-Encoding: ;;;\r\n')],
  'a part of an answer': [200, asked('GET /events', 'Range: bytes=99999999-\r\n')],
  'a protocol to change to': [
    200,
    asked('GET /events', 'Upgrade: websocket\r\n').replace('Connection: close', 'Connection: Upgrade, close'),
  ],
  'a body that is no JSON': [400, sent('Content-Type: application/json\r\n')],
  'a body of no type': [415, sent('')],
  'a body of a type that cannot be read': [415, sent('Content-Type: ;;;\r\n')],
  'a body that is no UTF-8': [400, sent('Content-Type: application/json\r\n', '"\xff"')],
  'a body where none belongs': [200, asked('GET /events', 'Content-Length: 1\r\n', '{')],
  'a body that is expected to be announced': [
    400,
    sent('Content-Type: application/json\r\nExpect: something else\r\n'),
  ],
  'a length that is no number': [400, asked('POST /events', 'Content-Length: abc\r\n', '{')],
  'two lengths': [
    400,
    asked('POST /events', 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
  ],
  'a chunk that is none': [400, asked('POST /events', 'Transfer-Encoding: chunked\r\n', 'zz\r\n')],
  'a page of somebody else that sends': [403, sent(EVIL)],
  'a page of somebody else that reads': [200, asked('GET /events', EVIL)],
  'a key that is too long': [
    400,
    asked('POST /events/shop/runs', `Idempotency-Key: ${'k'.repeat(3_000)}\r\n`),
  ],
};

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is answered until the connection is closed. */
function heard(port: number, request: string): Promise<Heard> {
  return new Promise((hear, failed) => {
    const chunks: Buffer[] = [];
    connect(port, '127.0.0.1')
      .on('data', (chunk) => chunks.push(chunk))
      .on('error', failed)
      .on('close', () => hear(parsed(Buffer.concat(chunks).toString('latin1'))))
      .write(Buffer.from(request, 'latin1'));
  });
}

function parsed(text: string): Heard {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: text.slice(end + 4),
  };
}

/** Tests that a server which has the API at `port` of this machine answers each as the contract says. */
export function answersHostileRequests(port: () => number): void {
  it.each(Object.entries(REQUESTS))('answers %s', async (_, [status, request]) => {
    const answer = await heard(port(), request);
    expect(answer).toMatchObject({
      status,
      headers: {
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'content-type': status < 400 ? 'application/json' : 'application/problem+json',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    if (status >= 400 && !request.startsWith('HEAD')) {
      expect(JSON.parse(answer.body)).toMatchObject({ status, type: expect.stringMatching(/^\/problems\//) });
    }
  });
}
