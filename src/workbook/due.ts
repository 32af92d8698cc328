/** What somebody has still to do by a day: action items and steps, of which some are due soon and some overdue. */
import { compareText } from '../lib/compare-text';
import { stableId } from '../lib/stable-id';
import type { DueThing } from '../model/notification';
import { placeOf } from '../report/render/words';
import { dueOf, inOrder, isPending } from './action-items';
import type { WorkbookInput } from './input';
import { COLOUR_OF_STATE, daysBetween, isShownByRuns, listSteps, stateByDay } from './steps';
import { todayOf } from './words';

/** An action item that somebody has still to do, of a run, a person or the plan. */
export interface PendingItem extends Pick<DueThing, 'id' | 'owner' | 'colour'> {
  readonly description: string;
  /** The resource, and where it is. */
  readonly where: string | null;
  /** `YYYY-MM-DD` in the time zone of the event. */
  readonly due: string | null;
}

/** Lists the action items that somebody has still to do, those that runs and people wrote before those of the plan. */
export function listPending({ plan, items }: Pick<WorkbookInput, 'plan' | 'items'>): readonly PendingItem[] {
  return [
    ...inOrder(items)
      .filter(isPending)
      .map(({ id, colour, description, owner = null, found, ...item }) => ({
        ...{ id, colour, description, owner },
        where: found === undefined ? null : placeOf(found),
        due: dueOf({ ...item, ...(found && { found }) }),
      })),
    ...plan.actionItems
      .filter(({ status }) => status !== 'green')
      .map(({ status, description, owner = null, due = null }) => ({
        ...{ id: stableId('plan', description), colour: status, description, owner, where: null, due },
      })),
  ];
}

/** What tells what is due. */
interface Known extends Pick<WorkbookInput, 'plan' | 'items' | 'actions' | 'now'> {
  /** `unread`: the steps that only a run shows are left out. */
  readonly report: WorkbookInput['report'] | 'unread';
}

/** Lists what is overdue or due soon, the worst first: what has been overdue for longest, and red before yellow. */
export function listDue(known: Known): readonly DueThing[] {
  const today = todayOf(known.plan, known.now);
  const report = known.report === 'unread' ? null : known.report;
  const steps = listSteps({ ...known, report }).flatMap(({ step, title, owner, due, state }): DueThing[] => {
    const colour = COLOUR_OF_STATE[state];
    if (known.report === 'unread' && isShownByRuns(step)) return [];
    if (colour !== 'red' && colour !== 'yellow') return [];
    const daysOverdue = daysOver(due, today);
    return [
      { kind: 'step', id: `step~${step}`, title: `Step ${step}: ${title}`, owner, due, daysOverdue, colour },
    ];
  });
  const items = listPending(known).flatMap(({ due, description, where, ...item }): DueThing[] => {
    if (due === null || stateByDay(due, today) === 'open') return [];
    const title = where === null ? description : `${description} (${where})`;
    return [{ kind: 'item', ...item, title, due, daysOverdue: daysOver(due, today) }];
  });
  return [...steps, ...items].toSorted(
    (a, b) => compareText(a.due, b.due) || ORDER[a.colour] - ORDER[b.colour] || compareText(a.id, b.id),
  );
}

const ORDER: Readonly<Record<DueThing['colour'], number>> = { red: 0, yellow: 1, green: 2 };

const daysOver = (due: string, today: string): number => Math.max(0, daysBetween(due, today));
