import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, onePage, pageLimit } from './cursor';
import type { Entities } from './entities';
import { expiryOf } from './retention';
import type { LinkStore, ReportLink, StoredLink } from './store';
import { type Upgrades, upgrade } from './versions';

/** The services that links depend on. */
export interface LinksOptions {
  readonly entities: Pick<Entities, 'link'>;
  readonly now: () => string;
}

/** A link as an item of the table. Without a run, it opens the latest; without anything else, a report. */
interface LinkItem extends Omit<StoredLink, 'run' | 'shows'> {
  readonly run?: string | null | undefined;
  readonly shows?: StoredLink['shows'] | undefined;
}

/** Until version 2, links were signed instead of having a secret. They no longer open anything. */
const upgrades: Upgrades<LinkItem & { v: number }> = { 2: (link) => ({ ...link, secretHash: '' }) };

/** Creates the store of links. */
export function createLinks({ entities: { link }, now }: LinksOptions): LinkStore {
  const find = async (event: string, id: string): Promise<StoredLink | null> => {
    const { data } = await link.get({ event, id }).go({ consistent: true });
    if (data === null) return null;
    const item = upgrade(data, upgrades);
    return { ...toReportLink(item), secretHash: item.secretHash };
  };

  const itemOf = (stored: StoredLink) => ({
    ...stored,
    run: stored.run ?? undefined,
    expiresAt: expiryOf('link', stored.expires),
  });

  return {
    async create(draft) {
      const created: StoredLink = { ...draft, createdAt: now() };
      const write = link.put(itemOf(created)).where(({ createdAt }, { notExists }) => notExists(createdAt));
      if (await tookEffect(write.go())) return toReportLink(created);
      const found = await find(draft.event, draft.id);
      return found === null ? this.create(draft) : toReportLink(found);
    },

    get: find,

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const { data } = await link.query
        .byEvent({ event })
        .gte({ id: decodeCursor(['links', event], page.cursor)?.key ?? '' })
        .go({ ...onePage(limit), consistent: true });
      const items = data.slice(0, limit).map((item) => toReportLink(upgrade(item, upgrades)));
      return { items, cursor: cursorAt(['links', event], data[limit]?.id) };
    },

    async revoke(event, id, by) {
      const found = await find(event, id);
      if (found === null || found.revokedAt !== undefined) return found && toReportLink(found);
      const revoked: StoredLink = { ...found, revokedAt: now(), revokedBy: by };
      const write = link.put(itemOf(revoked)).where(({ revokedAt }, { notExists }) => notExists(revokedAt));
      return (await tookEffect(write.go())) ? toReportLink(revoked) : this.revoke(event, id, by);
    },
  };
}

const toReportLink = ({
  event,
  id,
  run,
  shows = 'report',
  createdAt,
  createdBy,
  expires,
  revokedAt,
  revokedBy,
}: LinkItem): ReportLink => ({
  ...{ event, id, run: run ?? null, shows, createdAt, createdBy, expires },
  ...(revokedAt === undefined ? {} : { revokedAt, revokedBy }),
});
