import { IemError } from '../model/error';
import { type EventPlan, type EventPlanInput, eventPlanSchema } from '../plan/schema';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, onePage, pageLimit } from './cursor';
import { type Documents, documentId } from './documents';
import type { DocumentRef, Entities } from './entities';
import type { PlanImport } from './records';
import type { PlanStore, PlanSummary, StoredPlan } from './store';
import { upgrade } from './versions';

/** The services that plans depend on. */
export interface PlansOptions {
  readonly entities: Pick<Entities, 'plan' | 'planRevision'>;
  readonly documents: Documents;
  readonly now: () => string;
  readonly records: PlanImport;
}

/** A revision of a plan, either the latest or a copy of an earlier one. */
interface Revision extends Omit<PlanSummary, 'id'> {
  readonly event: string;
  readonly document: DocumentRef;
}

/** The latest revision. */
interface Head extends Revision {
  readonly state: 'active' | 'deleted';
  readonly recordsPending?: boolean | undefined;
}

/** The store of plans, and what the store of records needs of it. */
export interface Plans extends PlanStore {
  /** Completes the import of the latest revision's records if a crash interrupted it. */
  completeImport(event: string): Promise<void>;
}

/** Creates the store of plans. */
export function createPlans({ entities, documents, now, records }: PlansOptions): Plans {
  const findHead = async (event: string): Promise<Head | null> => {
    const { data } = await entities.plan.get({ event }).go({ consistent: true });
    return data && upgrade(data);
  };

  const requireHead = async (event: string): Promise<Head> => {
    const head = await findHead(event);
    if (head?.state !== 'active') throw notFoundError(event);
    return head;
  };

  /** Parses the stored plan again, because one from an earlier version may lack fields that have a default now. */
  const loadPlan = async (revision: Revision): Promise<StoredPlan> => {
    const stored = await documents.load<EventPlanInput>(ownerOf(revision.event), revision.document);
    if (stored === null) throw notFoundError(revision.event, revision.revision);
    return { ...summaryOf(revision), plan: eventPlanSchema.parse(stored) };
  };

  /** Replaces the head that was read. Returns false if it has changed since. */
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

  /** Writes the document, then a copy of the replaced revision, and last the head, which makes the new one visible. */
  async function write(plan: EventPlan, expected: number, by: string): Promise<StoredPlan> {
    const head = await findHead(plan.id);
    const active = head?.state === 'active' ? head : null;
    if (active?.document.id === documentId(JSON.stringify(plan))) {
      await completeImport(active);
      return { ...summaryOf(active), plan };
    }
    if ((active?.revision ?? 0) !== expected) throw conflictError(plan.id, expected, active);
    await records.refuseClashes(plan);
    const document = await documents.save(ownerOf(plan.id), plan);
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
    // If the head was not replaced, another caller or our own first attempt was faster. Reading again tells which.
    if (!(await replaceHead(head, next))) return write(plan, expected, by);
    await completeImport(next);
    return { ...summaryOf(next), plan };
  }

  async function completeImport(head: Head): Promise<void> {
    if (!head.recordsPending) return;
    const { plan } = await loadPlan(head);
    await records.importPlan(plan, head.savedBy);
    const { recordsPending, ...complete } = head;
    await replaceHead(head, complete);
  }

  return {
    create: (plan, by) => write(plan, 0, by),

    async replace(plan, expectedRevision, by) {
      await requireHead(plan.id);
      return write(plan, expectedRevision, by);
    },

    async get(id, revision) {
      const head = await requireHead(id);
      if (revision === undefined || revision === head.revision) return loadPlan(head);
      const { data } = await entities.planRevision.get({ event: id, revision }).go({ consistent: true });
      if (data === null || revision > head.revision) throw notFoundError(id, revision);
      return loadPlan(upgrade(data));
    },

    async list(page = {}) {
      const limit = pageLimit(page);
      const { data } = await entities.plan.query
        .byState({ state: 'active' })
        .gte({ event: decodeCursor(['events'], page.cursor)?.key ?? '' })
        .go(onePage(limit));
      const items = data.slice(0, limit).map((head) => summaryOf(upgrade(head)));
      return { items, cursor: cursorAt(['events'], data[limit]?.event) };
    },

    async revisions(id) {
      const head = await requireHead(id);
      const { data } = await entities.planRevision.query
        .byEvent({ event: id })
        .go({ consistent: true, order: 'desc', pages: 'all' });
      // A crash before the head was replaced leaves a copy of the revision that is still the latest.
      const earlier = data.filter(({ revision }) => revision < head.revision);
      return [head, ...earlier.map((item) => upgrade(item))].map(summaryOf);
    },

    async delete(id, expectedRevision) {
      const head = await requireHead(id);
      if (head.revision !== expectedRevision) throw conflictError(id, expectedRevision, head);
      if (!(await replaceHead(head, { ...head, state: 'deleted' }))) {
        const found = await findHead(id);
        if (found?.state !== 'deleted') throw conflictError(id, expectedRevision, found);
      }
    },

    async completeImport(event) {
      const head = await findHead(event);
      if (head) await completeImport(head);
    },
  };
}

/** The owner of the documents of an event's plan, which never expire. */
const ownerOf = (event: string): string => `${event}/plan`;

const revisionOf = ({ event, revision, name, customer, start, savedAt, savedBy, document }: Revision) => ({
  ...{ event, revision, name, customer, start, savedAt, savedBy, document },
});

const summaryOf = ({
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

const notFoundError = (event: string, revision?: number): IemError =>
  new IemError(
    'plan-not-found',
    revision === undefined
      ? `There is no event "${event}".`
      : `Event "${event}" has no revision ${revision}.`,
  );

function conflictError(event: string, expected: number, head: Head | null): IemError {
  const found = head?.state === 'active' ? `is at revision ${head.revision}` : 'does not exist';
  const wanted = expected === 0 ? 'a new event was to be stored' : `revision ${expected} was to be replaced`;
  return new IemError('revision-conflict', `Event "${event}" ${found}, but ${wanted}. Read it again.`);
}
