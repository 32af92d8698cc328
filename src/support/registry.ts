import type { ActionKind } from '../model/action';
import type { Applier } from './applier';
import { capacityReservation, capacityReset } from './capacity-reservations';
import { caseResolution, supportCase } from './cases';
import { quotaIncrease } from './quota-requests';
import { scheduledAction } from './scheduled-actions';

/** How each kind of action is done. */
export const APPLIERS: Readonly<Record<ActionKind, Applier>> = {
  'quota-increase': quotaIncrease,
  'support-case': supportCase,
  'case-resolution': caseResolution,
  'capacity-reservation': capacityReservation,
  'capacity-reset': capacityReset,
  'scheduled-action': scheduledAction,
};

/** What AWS is asked for plans besides what appliers look up. */
const all = (which: 'reads' | 'changes'): string[] =>
  [...new Set(Object.values(APPLIERS).flatMap((applier) => applier[which]))].sort();

/** The actions of IAM that acting needs: those that look up what there is, and those that change something. */
export const actingPermissions = (): {
  readonly reads: readonly string[];
  readonly changes: readonly string[];
} => ({
  reads: all('reads'),
  changes: all('changes'),
});
