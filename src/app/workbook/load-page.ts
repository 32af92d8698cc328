import type { EventRecord, Store } from '../../store/store';
import { buildEventPage, type EventPage, isOpen, type PageView } from '../../workbook/page/document';
import { listAcceptable } from '../records/accept-item';
import { listActionItems } from '../records/action-items';
import { loadLatestFindings } from '../records/event-access';
import { mergeRecords } from '../records/merge-records';
import { tolerate } from '../tolerate';

/**
 * Puts the page people work on together, from the plan, the records and the action items of a stored event as they are now, and its
 * latest run.
 *
 * @param now ISO 8601 in UTC.
 * @throws IemError `plan-not-found`.
 */
export async function loadEventPage(
  store: Store,
  event: string,
  now: string,
  view: PageView,
): Promise<EventPage> {
  const { plan } = await store.plans.get(event);
  const [all, items, run] = await Promise.all([
    store.records.list(event),
    listActionItems(store, event),
    store.runs.latest(event),
  ]);
  const report = run && (await tolerate('run-not-found', store.runs.report(run)));
  const of = <K extends (typeof all)[number]['kind']>(kind: K) =>
    all
      .filter((record): record is EventRecord<K> => record.kind === kind)
      .map(({ key, value, revision, by, at }) => ({ key, value, revision, by, at }));
  const records = {
    steps: of('step'),
    answers: of('answer'),
    loadTests: of('loadTest'),
    waivers: of('waiver'),
  };
  const opened = items.find(({ item }) => isOpen(item, view));
  const acceptable =
    opened === undefined
      ? []
      : await listAcceptable(opened.item, { findings: (checks) => loadLatestFindings(store, event, checks) });
  const known = { plan: mergeRecords(plan, all), report, now, records, items, acceptable };
  return buildEventPage(known, view);
}
