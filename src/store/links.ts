import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import type { Entities } from './entities';
import { expiresAt } from './retention';
import type { LinkStore, ReportLink } from './store';
import { upgraded } from './versions';

export interface LinksOptions {
  readonly entities: Pick<Entities, 'link'>;
  readonly now: () => string;
}

/** As stored: without a run it is of the latest. */
interface Item extends Omit<ReportLink, 'run'> {
  readonly run?: string | undefined;
}

export function createLinks({ entities: { link }, now }: LinksOptions): LinkStore {
  const find = async (event: string, id: string): Promise<ReportLink | null> => {
    const { data } = await link.get({ event, id }).go({ consistent: true });
    return data && visible(upgraded(data));
  };

  const itemOf = (stored: ReportLink) => ({
    ...stored,
    run: stored.run ?? undefined,
    expiresAt: expiresAt('link', stored.expires),
  });

  return {
    async create(draft) {
      const created: ReportLink = { ...draft, createdAt: now() };
      const write = link.put(itemOf(created)).where(({ createdAt }, { notExists }) => notExists(createdAt));
      if (await tookEffect(write.go())) return created;
      return (await find(draft.event, draft.id)) ?? this.create(draft);
    },

    get: find,

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const { data } = await link.query
        .byEvent({ event })
        .gte({ id: decodeCursor(['links', event], page.cursor)?.key ?? '' })
        .go({ limit: limit + 1, consistent: true });
      const items = data.slice(0, limit).map((item) => visible(upgraded(item)));
      return { items, cursor: cursorAt(['links', event], data[limit]?.id) };
    },

    async revoke(event, id, by) {
      const found = await find(event, id);
      if (found === null || found.revokedAt !== undefined) return found;
      const revoked: ReportLink = { ...found, revokedAt: now(), revokedBy: by };
      const write = link.put(itemOf(revoked)).where(({ revokedAt }, { notExists }) => notExists(revokedAt));
      return (await tookEffect(write.go())) ? revoked : find(event, id);
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
