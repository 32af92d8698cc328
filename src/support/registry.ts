import type { ActionKind } from '../model/action';
import type { Applier } from './applier';
import { quotaIncrease } from './quota-requests';

/** How each kind of action is done. */
export const APPLIERS: Readonly<Record<ActionKind, Applier>> = {
  'quota-increase': quotaIncrease,
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
