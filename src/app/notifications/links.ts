/**
 * Links by which one report is read without an account. A link is a token that holds a secret of its own, of which only
 * the hash is stored: whoever reads the table cannot make the token of a link, and no key opens them all.
 */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { eventId } from '../../plan/schema';
import type { ReportLink, Store } from '../../store/store';

export interface NewReportLink {
  /** Event id. */
  readonly event: string;
  /** Run id; null: the latest finished run at the time of reading. */
  readonly run: string | null;
  /** ISO time. */
  readonly expires: string;
  readonly by: string;
  /** With the same id and secret it is the same link, as it was made first; a new one unless told. */
  readonly id?: string;
  /** One of {@link newSecret}. */
  readonly secret?: string;
}

export interface OpenableLink {
  readonly link: ReportLink;
  /** Safe in a URL. */
  readonly token: string;
}

/** What opens a link: 32 bytes that nobody guesses. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Makes a link and stores it, so that it can be listed and revoked. */
export async function createReportLink(
  { links }: Pick<Store, 'links'>,
  { event, run, expires, by, id = randomUUID(), secret = newSecret() }: NewReportLink,
): Promise<OpenableLink> {
  const link = await links.create({ event, id, run, expires, createdBy: by, secretHash: hashOf(secret) });
  return { link, token: reportToken({ event, id, secret }) };
}

/** What opens the link of this id, provided that it was made with the secret. */
export const reportToken = ({ event, id, secret }: Named & { readonly secret: string }): string =>
  `${Buffer.from(JSON.stringify({ event, id } satisfies Named)).toString('base64url')}.${secret}`;

export type OpenedLink =
  | { readonly ok: true; readonly event: string; readonly run: string | null }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' | 'revoked' };

/** Tells what a token opens, or why it opens nothing. What does not look like one of ours is looked up nowhere. */
export async function openReportLink(
  { store, now }: { readonly store: Pick<Store, 'links'>; readonly now: () => string },
  token: string,
): Promise<OpenedLink> {
  const named = readToken(token);
  const link = named && (await store.links.get(named.event, named.id));
  if (!link || !isEqual(hashOf(named.secret), link.secretHash)) return { ok: false, reason: 'invalid' };
  if (Date.parse(link.expires) <= Date.parse(now())) return { ok: false, reason: 'expired' };
  if (link.revokedAt !== undefined) return { ok: false, reason: 'revoked' };
  return { ok: true, event: link.event, run: link.run };
}

/** The part of a token that says which link it is of. */
const named = z.strictObject({ event: eventId, id: z.string().regex(/^[\w.~-]{1,200}$/) });
type Named = z.infer<typeof named>;

const SECRET = /^[\w-]{43}$/;

/** null of what is none, and of what says the same in other characters: a link has one token. */
function readToken(token: string): (Named & { readonly secret: string }) | null {
  const [payload = '', secret = ''] = token.split('.');
  const said = named.safeParse(parsed(payload));
  if (!said.success || !SECRET.test(secret)) return null;
  const read = { ...said.data, secret };
  return reportToken(read) === token ? read : null;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Of a secret as random as a key, which needs no salt. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** In a time that tells nothing of where they differ. */
function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
