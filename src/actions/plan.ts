import type { PlannedAction } from '../model/action';
import { capacityReservations } from './capacity-reservations';
import { createHoldBack } from './hold-back';
import type { Planner, PlannerInput } from './planner';
import { quotaIncreases } from './quota-increases';
import { scheduledActions } from './scheduled-actions';
import { caseResolution, supportCase } from './support-case';

/** All planners, in the order in which their actions are listed. */
const PLANNERS: readonly Planner[] = [
  quotaIncreases,
  supportCase,
  capacityReservations,
  scheduledActions,
  caseResolution,
];

/** Plans all that can be done for an event, by kind and, within each, the most urgent first. */
export const planAllActions = (input: PlannerInput): readonly PlannedAction[] =>
  PLANNERS.flatMap(({ plan }) => plan(input)).map(createHoldBack(input));
