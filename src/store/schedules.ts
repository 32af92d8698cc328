import { randomUUID } from 'node:crypto';
import { tookEffect } from './conditions';
import type { Entities } from './entities';
import type { ScheduleStore } from './store';
import { upgrade } from './versions';

/** Creates the store of schedules. */
export function createSchedules({
  entities,
}: {
  readonly entities: Pick<Entities, 'schedule'>;
}): ScheduleStore {
  const find = async (event: string) => {
    const { data } = await entities.schedule.get({ event }).go({ consistent: true });
    return data && upgrade(data);
  };

  return {
    async get(event) {
      const found = await find(event);
      if (found === null) return null;
      const { planRevision, handled, due = null, computedAt, dayEnds, revision } = found;
      return {
        ...{ event, planRevision, handled, due, revision },
        ...(computedAt !== undefined && { computedAt }),
        ...(dayEnds !== undefined && { dayEnds }),
      };
    },

    async put({ event, planRevision, handled, due, computedAt, dayEnds }, expectedRevision) {
      const token = randomUUID();
      const write = entities.schedule
        .put({
          ...{ event, planRevision, handled, due: due ?? undefined, computedAt, dayEnds },
          ...{ revision: expectedRevision + 1, token },
        })
        .where(({ revision }, { eq, notExists }) =>
          expectedRevision === 0 ? notExists(revision) : eq(revision, expectedRevision),
        );
      return (await tookEffect(write.go())) || (await find(event))?.token === token;
    },
  };
}
