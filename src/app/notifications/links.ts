/**
 * Links that let a person without an account read one report. The token of a link contains a secret of which only the hash
 * is stored. So nobody who reads the table can forge a token, and there is no key that opens all links.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { eventId } from '../../plan/schema';
import type { ReportLink, Store } from '../../store/store';
import { isSameSecret } from '../is-same-secret';

/** What a link to a report is made for. */
export interface NewReportLink {
  /** Event id. */
  readonly event: string;
  /** Run id; null means the run that is the latest finished one when the link is opened. */
  readonly run: string | null;
  /** A report by default. */
  readonly shows?: ReportLink['shows'];
  /** ISO time. */
  readonly expires: string;
  readonly by: string;
  /** If a link with this id and secret exists, it is returned unchanged. A new one by default. */
  readonly id?: string;
  /** One of {@link createSecret}. */
  readonly secret?: string;
}

/** A link, with the token that opens it. */
export interface OpenableLink {
  readonly link: ReportLink;
  /** Contains only characters that are safe in a URL. */
  readonly token: string;
}

/** Creates the secret of a link: 32 random bytes. */
export const createSecret = (): string => randomBytes(32).toString('base64url');

/** Creates a link and stores it, so that it can be listed and revoked. */
export async function createReportLink(
  { links }: Pick<Store, 'links'>,
  { event, run, shows = 'report', expires, by, id = randomUUID(), secret = createSecret() }: NewReportLink,
): Promise<OpenableLink> {
  const link = await links.create({
    ...{ event, id, run, shows, expires, createdBy: by },
    secretHash: hashOf(secret),
  });
  return { link, token: formatReportToken({ event, id, secret }) };
}

/** Formats the token that opens a link. */
export const formatReportToken = ({ event, id, secret }: LinkId & { readonly secret: string }): string =>
  `${Buffer.from(JSON.stringify({ event, id } satisfies LinkId)).toString('base64url')}.${secret}`;

/** What a token opens, or why it opens nothing. */
export type OpenedLink =
  | ({ readonly ok: true } & Pick<ReportLink, 'event' | 'run' | 'shows'>)
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' | 'revoked' };

/** Returns what a token opens, or why it is refused. Malformed tokens are refused without asking the store. */
export async function openReportLink(
  { store, now }: { readonly store: Pick<Store, 'links'>; readonly now: () => string },
  token: string,
): Promise<OpenedLink> {
  const named = readToken(token);
  const link = named && (await store.links.get(named.event, named.id));
  if (!link || !isSameSecret(hashOf(named.secret), link.secretHash)) return { ok: false, reason: 'invalid' };
  if (Date.parse(link.expires) <= Date.parse(now())) return { ok: false, reason: 'expired' };
  if (link.revokedAt !== undefined) return { ok: false, reason: 'revoked' };
  return { ok: true, event: link.event, run: link.run, shows: link.shows };
}

/** The part of a token that identifies the link. */
const linkId = z.strictObject({ event: eventId, id: z.string().regex(/^[\w.~-]{1,200}$/) });
type LinkId = z.infer<typeof linkId>;

const SECRET = /^[\w-]{43}$/;

/** Returns null for malformed tokens, and for other spellings of a valid one: each link has exactly one token. */
function readToken(token: string): (LinkId & { readonly secret: string }) | null {
  const [payload = '', secret = ''] = token.split('.');
  const id = linkId.safeParse(parseJson(payload));
  if (!id.success || !SECRET.test(secret)) return null;
  const read = { ...id.data, secret };
  return formatReportToken(read) === token ? read : null;
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Needs no salt, because the secret is as random as a key. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
