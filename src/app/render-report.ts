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
import { judgedPlan } from './records/merge-records';

/** Where a rendering has from what it shows beside the report; asked only where the format needs it. */
export interface Beside {
  plan(): Promise<EventPlan>;
  records(): Promise<readonly ShownRecord[]>;
  /** Who has taken on what, by id of the finding or ceiling. */
  owners(): Promise<ReadonlyMap<string, string>>;
}

/** What is stored beside the report of a run: the revision of the plan that was judged, and the records as they are now. */
export const storedBeside = (
  { store }: Pick<Backend, 'store'>,
  { event, planRevision }: { readonly event: string; readonly planRevision: number },
): Beside => ({
  plan: () => judgedPlan(store, event, planRevision),
  records: () => store.records.list(event),
  owners: () => ownersOf({ store }, event),
});

/** A report in a format. Throws what `beside` throws, where the format needs it. */
export async function renderReport(
  report: Report,
  format: Format,
  options: RenderOptions,
  beside: Beside,
): Promise<Rendered> {
  const { needs = [], load } = renderings[format];
  const [render, plan, records, owners] = await Promise.all([
    load(),
    needs.includes('plan') ? beside.plan() : undefined,
    needs.includes('records') ? beside.records() : undefined,
    needs.includes('owners') ? beside.owners() : undefined,
  ]);
  return render(report, {
    ...options,
    ...(plan && { plan }),
    ...(records && { records }),
    ...(owners && { owners }),
  });
}
