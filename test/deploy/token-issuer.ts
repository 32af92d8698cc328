import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type LoopbackServer, listenOnLoopback } from '../emulator/loopback';

export interface TokenIssuer extends LoopbackServer {
  /** A JSON Web Token (RS256) of the subject for an hour; claims given replace what it would hold. */
  token(sub: string, claims?: Readonly<Record<string, unknown>>): string;
  /** The same, signed by somebody else. */
  forged(sub: string): string;
}

const KEY_ID = 'issuer-key';

/** An identity provider: OpenID configuration, keys, and tokens for `audience`. */
export async function startTokenIssuer(audience: string): Promise<TokenIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }];

  const server = await listenOnLoopback(async ({ url, headers }, response) => {
    const issuer = `http://${headers.host}`;
    const isConfiguration = url === '/.well-known/openid-configuration';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isConfiguration ? { issuer, jwks_uri: `${issuer}/keys` } : { keys }));
  });

  const claimsOf = (sub: string) => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: server.url, aud: audience, sub, iat: now, exp: now + 3600 };
  };
  return {
    ...server,
    token: (sub, claims) => signed({ ...claimsOf(sub), ...claims }, privateKey),
    forged: (sub) => signed(claimsOf(sub), other.privateKey),
  };
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

function signed(claims: object, key: KeyObject): string {
  const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encoded(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}
