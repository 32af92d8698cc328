import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import type { Entities } from './entities';
import { expiresAt } from './retention';
import type { LinkStore, ReportLink, StoredLink } from './store';
import { type Upgrades, upgraded } from './versions';

export interface LinksOptions {
  readonly entities: Pick<Entities, 'link'>;
  readonly now: () => string;
}

/** As stored: without a run it is of the latest. */
interface Item extends Omit<StoredLink, 'run'> {
  readonly run?: string | null | undefined;
}

/** Until version 2 links were signed; what was signed opens nothing any more. */
const upgrades: Upgrades<Item & { v: number }> = { 2: (link) => ({ ...link, secretHash: '' }) };

export function createLinks({ entities: { link }, now }: LinksOptions): LinkStore {
  const find = async (event: string, id: string): Promise<StoredLink | null> => {
    const { data } = await link.get({ event, id }).go({ consistent: true });
    if (data === null) return null;
    const item = upgraded(data, upgrades);
    return { ...visible(item), secretHash: item.secretHash };
  };

  const itemOf = (stored: StoredLink) => ({
    ...stored,
    run: stored.run ?? undefined,
    expiresAt: expiresAt('link', stored.expires),
  });

  return {
    async create(draft) {
      const created: StoredLink = { ...draft, createdAt: now() };
      const write = link.put(itemOf(created)).where(({ createdAt }, { notExists }) => notExists(createdAt));
      if (await tookEffect(write.go())) return visible(created);
      const found = await find(draft.event, draft.id);
      return found === null ? this.create(draft) : visible(found);
    },

    get: find,

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const { data } = await link.query
        .byEvent({ event })
        .gte({ id: decodeCursor(['links', event], page.cursor)?.key ?? '' })
        .go({ limit: limit + 1, consistent: true });
      const items = data.slice(0, limit).map((item) => visible(upgraded(item, upgrades)));
      return { items, cursor: cursorAt(['links', event], data[limit]?.id) };
    },

    async revoke(event, id, by) {
      const found = await find(event, id);
      if (found === null || found.revokedAt !== undefined) return found && visible(found);
      const revoked: StoredLink = { ...found, revokedAt: now(), revokedBy: by };
      const write = link.put(itemOf(revoked)).where(({ revokedAt }, { notExists }) => notExists(revokedAt));
      return (await tookEffect(write.go())) ? visible(revoked) : this.revoke(event, id, by);
    },
  };
}

const visible = ({
  event,
  id,
  run,
  createdAt,
  createdBy,
  expires,
  revokedAt,
  revokedBy,
}: Item): ReportLink => ({
  ...{ event, id, run: run ?? null, createdAt, createdBy, expires },
  ...(revokedAt === undefined ? {} : { revokedAt, revokedBy }),
});
