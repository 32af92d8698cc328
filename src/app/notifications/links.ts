/**
 * Links by which one report is read without an account. A link is a token that we have signed and can take back: its
 * signature says that it is ours, what is stored of it says whether it still holds.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ReportLink, Store } from '../../store/store';

/** The key that signs: at least 32 bytes. */
export type LinkKey = () => Promise<Uint8Array>;

export interface NewReportLink {
  /** Event id. */
  readonly event: string;
  /** Run id; null: the latest finished run at the time of reading. */
  readonly run: string | null;
  /** ISO time. */
  readonly expires: string;
  readonly by: string;
  /** The same id is the same link, as it was made first; a new one unless told. */
  readonly id?: string;
}

export interface SignedLink {
  readonly link: ReportLink;
  /** Safe in a URL. */
  readonly token: string;
}

/** Makes a link and stores it, so that it can be listed and revoked. */
export async function createReportLink(
  { store, linkKey }: { readonly store: Pick<Store, 'links'>; readonly linkKey: LinkKey },
  { event, run, expires, by, id = randomUUID() }: NewReportLink,
): Promise<SignedLink> {
  const link = await store.links.create({ event, id, run, expires, createdBy: by });
  const payload = base64url(JSON.stringify({ event, id, expires: link.expires } satisfies Payload));
  return { link, token: `${payload}.${signature(payload, await keyOf(linkKey))}` };
}

export type OpenedLink =
  | { readonly ok: true; readonly event: string; readonly run: string | null }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' | 'revoked' };

/** Tells what a token opens, or why it opens nothing. What we have not signed is looked up nowhere. */
export async function openReportLink(
  {
    store,
    now,
    linkKey,
  }: { readonly store: Pick<Store, 'links'>; readonly now: () => string; readonly linkKey: LinkKey },
  token: string,
): Promise<OpenedLink> {
  const [payload = '', signed = '', ...rest] = token.split('.');
  const isOurs = rest.length === 0 && isEqual(signed, signature(payload, await keyOf(linkKey)));
  const said = isOurs ? payloadSchema.safeParse(parsed(payload)) : null;
  if (!said?.success) return { ok: false, reason: 'invalid' };

  const { event, id, expires } = said.data;
  const hasExpired = Date.parse(expires) <= Date.parse(now());
  const link = hasExpired ? null : await store.links.get(event, id);
  if (link === null) return { ok: false, reason: 'expired' };
  if (link.revokedAt !== undefined) return { ok: false, reason: 'revoked' };
  return { ok: true, event, run: link.run };
}

const payloadSchema = z.object({ event: z.string(), id: z.string(), expires: z.iso.datetime() });
type Payload = z.infer<typeof payloadSchema>;

const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');

/** Of what is signed by us, so that it can be read. */
const parsed = (payload: string): unknown => JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));

const signature = (payload: string, key: Uint8Array): string =>
  base64url(createHmac('sha256', key).update(payload).digest());

/** In a time that tells nothing of where they differ. Compared as text: base64 has several ways to write some bytes. */
function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Of a shorter key a signature could be guessed. */
const MIN_KEY_BYTES = 32;

async function keyOf(linkKey: LinkKey): Promise<Uint8Array> {
  const key = await linkKey();
  if (key.length < MIN_KEY_BYTES) {
    throw new RangeError(`The key that signs links has ${key.length} bytes; it needs ${MIN_KEY_BYTES}.`);
  }
  return key;
}
