import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import {
  type Format,
  type Rendered,
  type RenderOptions,
  renderings,
  type ShownRecord,
} from '../report/render';
import type { Backend } from './backend';
import { ownersOf } from './owners';
import { loadPlanWithRecords } from './records/merge-records';

/** Loads what some formats show besides the report. It is called only for a format that needs it. */
export interface ReportSources {
  plan(): Promise<EventPlan>;
  records(): Promise<readonly ShownRecord[]>;
  /** Who has taken on what, by id of the finding or ceiling. */
  owners(): Promise<ReadonlyMap<string, string>>;
}

/** Loads from the store the plan revision that was judged, and the event's records as they are now. */
export const createStoredSources = (
  { store }: Pick<Backend, 'store'>,
  { event, planRevision }: { readonly event: string; readonly planRevision: number },
): ReportSources => ({
  plan: () => loadPlanWithRecords(store, event, planRevision),
  records: () => store.records.list(event),
  owners: () => ownersOf({ store }, event),
});

/** Renders a report in a format. If the format needs `sources`, it throws what they throw. */
export async function renderReport(
  report: Report,
  format: Format,
  options: RenderOptions,
  sources: ReportSources,
): Promise<Rendered> {
  const { needs = [], load } = renderings[format];
  const [render, plan, records, owners] = await Promise.all([
    load(),
    needs.includes('plan') ? sources.plan() : undefined,
    needs.includes('records') ? sources.records() : undefined,
    needs.includes('owners') ? sources.owners() : undefined,
  ]);
  return render(report, {
    ...options,
    ...(plan && { plan }),
    ...(records && { records }),
    ...(owners && { owners }),
  });
}
