/** Accepts the risk of an action item: one waiver for each of its findings. */
import { firstPart } from '../../lib/stable-id';
import type { ActionItem } from '../../model/action-item';
import { IemError } from '../../model/error';
import { type Waiver, waiver as waiverShape } from '../../plan/schema';
import { isSameValue, waiverKey } from '../../store/plan-records';
import { todayOf } from '../../workbook/words';
import type { EventAccess } from './event-access';
import { readValue } from './records';

/** What is said of a risk that is accepted. */
export type Acceptance = Pick<Waiver, 'reason' | 'owner' | 'expires'>;

/** What came of it. */
export interface AcceptedItem {
  /** Ids of the findings that are accepted, from the next run on. */
  readonly findings: readonly string[];
  /** The waivers that were replaced. */
  readonly replaced: readonly Waiver[];
}

/** Lists the findings of an item that can be accepted, by id: those that the latest run has yellow or red. */
export async function listAcceptable(
  { found }: Pick<ActionItem, 'found'>,
  event: Pick<EventAccess, 'findings'>,
): Promise<readonly string[]> {
  const ofItem = new Set(found?.findings);
  if (ofItem.size === 0) return [];
  return (await event.findings([...new Set([...ofItem].map(firstPart))]))
    .filter(({ id, status }) => ofItem.has(id) && (status === 'warn' || status === 'fail'))
    .map(({ id }) => id);
}

/**
 * Records a waiver for each finding of an item that the latest run has yellow or red. What was found earlier and is mended is not
 * accepted: it would be, unseen, if it came back.
 *
 * @throws IemError `plan-not-found`, `item-not-found`; `input-unreadable`; `change-invalid` where there is nothing to accept, or the waiver would end
 *   before the event or is over; `record-conflict`.
 */
export async function acceptItem(
  event: EventAccess,
  id: string,
  acceptance: Acceptance,
): Promise<AcceptedItem> {
  const item = (await event.item(id))?.item;
  if (item === undefined)
    throw new IemError('item-not-found', `Event "${event.id}" has no action item "${id}".`);
  if (item.found === undefined)
    throw new IemError('change-invalid', `No run judges ${id}: say that it is done instead (--state done).`);
  const findings = await listAcceptable(item, event);
  if (findings.length === 0)
    throw new IemError(
      'change-invalid',
      `The latest run found nothing of ${id} that is yellow or red: what is mended or not known cannot be accepted.`,
    );
  const waivers = findings.map((finding) => readValue(waiverShape, { finding, ...acceptance }));
  const today = todayOf(await event.plan(), event.now());
  if (waivers.some(({ expires }) => expires < today))
    throw new IemError('change-invalid', `A waiver until ${acceptance.expires} is over: today is ${today}.`);
  const replaced: Waiver[] = [];
  for (const waiver of waivers) {
    const key = waiverKey(waiver);
    const before = await event.record('waiver', key);
    await event.putRecord('waiver', key, waiver, before?.revision ?? 0);
    if (before !== null && !isSameValue(before.value, waiver)) replaced.push(before.value);
  }
  return { findings, replaced };
}
