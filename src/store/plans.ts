import { IemError } from '../model/error';
import { type EventPlan, type EventPlanInput, eventPlanSchema } from '../plan/schema';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import { type Documents, documentId } from './documents';
import type { DocumentRef, Entities } from './entities';
import type { PlanImport } from './records';
import type { PlanStore, PlanSummary, StoredPlan } from './store';
import { upgraded } from './versions';

export interface PlansOptions {
  readonly entities: Pick<Entities, 'plan' | 'planRevision'>;
  readonly documents: Documents;
  readonly now: () => string;
  readonly records: PlanImport;
}

/** What a revision is, wherever it is kept. */
interface Revision extends Omit<PlanSummary, 'id'> {
  readonly event: string;
  readonly document: DocumentRef;
}

interface Head extends Revision {
  readonly state: 'active' | 'deleted';
  readonly recordsPending?: boolean | undefined;
}

export interface Plans extends PlanStore {
  /** Imports the records of the latest revision if a crash has kept them from being imported. */
  settle(event: string): Promise<void>;
}

export function createPlans({ entities, documents, now, records }: PlansOptions): Plans {
  const findHead = async (event: string): Promise<Head | null> => {
    const { data } = await entities.plan.get({ event }).go({ consistent: true });
    return data && upgraded(data);
  };

  const activeHead = async (event: string): Promise<Head> => {
    const head = await findHead(event);
    if (head?.state !== 'active') throw notFound(event);
    return head;
  };

  /** A plan that an earlier version has stored may lack fields that have a default now. */
  const withPlan = async (revision: Revision): Promise<StoredPlan> => {
    const stored = await documents.load<EventPlanInput>(owner(revision.event), revision.document);
    if (stored === null) throw notFound(revision.event, revision.revision);
    return { ...summary(revision), plan: eventPlanSchema.parse(stored) };
  };

  /** Replaces exactly the head that was read; false when it has changed since. */
  const replaceHead = (before: Head | null, head: Head): Promise<boolean> =>
    tookEffect(
      entities.plan
        .put(head)
        .where(({ revision, state }, { eq, notExists }) =>
          before === null
            ? notExists(revision)
            : `${eq(revision, before.revision)} AND ${eq(state, before.state)}`,
        )
        .go(),
    );

  /** Chunks, then a copy of the revision that is replaced, then the head that makes the new one visible. */
  async function write(plan: EventPlan, expected: number, by: string): Promise<StoredPlan> {
    const head = await findHead(plan.id);
    const active = head?.state === 'active' ? head : null;
    if (active?.document.id === documentId(JSON.stringify(plan))) {
      await settle(active);
      return { ...summary(active), plan };
    }
    if ((active?.revision ?? 0) !== expected) throw conflict(plan.id, expected, active);
    await records.refuseClashes(plan);
    const document = await documents.save(owner(plan.id), plan);
    if (head) await entities.planRevision.put(revisionOf(head)).go();
    const next: Head = {
      ...{
        event: plan.id,
        revision: (head?.revision ?? 0) + 1,
        state: 'active',
        recordsPending: true,
        document,
      },
      ...{
        name: plan.name,
        customer: plan.customer,
        start: plan.calendar.start,
        savedAt: now(),
        savedBy: by,
      },
    };
    // When it was not replaced, either someone was faster or our own first try was: reading again tells which.
    if (!(await replaceHead(head, next))) return write(plan, expected, by);
    await settle(next);
    return { ...summary(next), plan };
  }

  async function settle(head: Head): Promise<void> {
    if (!head.recordsPending) return;
    const { plan } = await withPlan(head);
    await records.importPlan(plan, head.savedBy);
    const { recordsPending, ...settled } = head;
    await replaceHead(head, settled);
  }

  return {
    create: (plan, by) => write(plan, 0, by),

    async replace(plan, expectedRevision, by) {
      await activeHead(plan.id);
      return write(plan, expectedRevision, by);
    },

    async get(id, revision) {
      const head = await activeHead(id);
      if (revision === undefined || revision === head.revision) return withPlan(head);
      const { data } = await entities.planRevision.get({ event: id, revision }).go({ consistent: true });
      if (data === null || revision > head.revision) throw notFound(id, revision);
      return withPlan(upgraded(data));
    },

    async list(page = {}) {
      const limit = pageLimit(page);
      const { data } = await entities.plan.query
        .byState({ state: 'active' })
        .gte({ event: decodeCursor(['events'], page.cursor)?.key ?? '' })
        .go({ limit: limit + 1 });
      const items = data.slice(0, limit).map((head) => summary(upgraded(head)));
      return { items, cursor: cursorAt(['events'], data[limit]?.event) };
    },

    async revisions(id) {
      const head = await activeHead(id);
      const { data } = await entities.planRevision.query
        .byEvent({ event: id })
        .go({ consistent: true, order: 'desc', pages: 'all' });
      // A crash before the head was replaced leaves a copy of the revision that is still the latest.
      const earlier = data.filter(({ revision }) => revision < head.revision);
      return [head, ...earlier.map((item) => upgraded(item))].map(summary);
    },

    async delete(id, expectedRevision) {
      const head = await activeHead(id);
      if (head.revision !== expectedRevision) throw conflict(id, expectedRevision, head);
      if (!(await replaceHead(head, { ...head, state: 'deleted' }))) {
        const found = await findHead(id);
        if (found?.state !== 'deleted') throw conflict(id, expectedRevision, found);
      }
    },

    async settle(event) {
      const head = await findHead(event);
      if (head) await settle(head);
    },
  };
}

/** Owner of the documents of an event's plan: they never expire. */
const owner = (event: string): string => `${event}/plan`;

const revisionOf = ({ event, revision, name, customer, start, savedAt, savedBy, document }: Revision) => ({
  ...{ event, revision, name, customer, start, savedAt, savedBy, document },
});

const summary = ({
  event: id,
  revision,
  name,
  customer,
  start,
  savedAt,
  savedBy,
}: Revision): PlanSummary => ({
  ...{ id, revision, name, customer, start, savedAt, savedBy },
});

const notFound = (event: string, revision?: number): IemError =>
  new IemError(
    'plan-not-found',
    revision === undefined
      ? `There is no event "${event}".`
      : `Event "${event}" has no revision ${revision}.`,
  );

function conflict(event: string, expected: number, head: Head | null): IemError {
  const found = head?.state === 'active' ? `is at revision ${head.revision}` : 'does not exist';
  const wanted = expected === 0 ? 'a new event was to be stored' : `revision ${expected} was to be replaced`;
  return new IemError('revision-conflict', `Event "${event}" ${found}, but ${wanted}. Read it again.`);
}
